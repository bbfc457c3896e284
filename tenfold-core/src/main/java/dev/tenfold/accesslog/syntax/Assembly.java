package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Makes a layout from the pieces of a format string and says why where it cannot. */
final class Assembly {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();

  /** Returns the problems with the pieces read last; empty when their layout can be used. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns the layout of the pieces; only meaningful without {@link #problems}. */
  Layout layout(String name, List<Piece> pieces, Stamp stamp, ZoneId zone, Vocabulary words) {
    List<Piece> joined = Joining.join(pieces);
    Ranking ranking = Ranking.of(joined);
    for (int i = 0; i < joined.size(); i++) {
      switch (joined.get(i)) {
        case Piece.Text text -> elements.add(new Element.Literal(text.text()));
        case Piece.Variable variable -> addField(variable, ranking);
        case Piece.Gap gap -> elements.add(new Element.Until(gap.name()));
      }
    }
    require(words);
    return new Layout(name, elements, stamp, zone, false);
  }

  private void addField(Piece.Variable variable, Ranking ranking) {
    Role role = ranking.role(variable);
    Notation notation = role == Role.IGNORED ? Notation.PLAIN : variable.meaning().notation();
    if (!elements.isEmpty() && elements.getLast() instanceof Element.Field before) {
      if (before.role() == Role.IGNORED && role == Role.IGNORED) {
        elements.removeLast();
        elements.add(new Element.Field(before.name() + variable.name(), role, notation));
        return;
      }
      problems.add(
          new Problem(
              before.name() + " and " + variable.name() + " follow each other without a gap",
              "column " + variable.column(),
              "put a space or another character between them in the server's format"));
    }
    elements.add(new Element.Field(variable.name(), role, notation));
  }

  private void require(Vocabulary words) {
    List<Role> roles =
        elements.stream()
            .filter(Element.Field.class::isInstance)
            .map(element -> ((Element.Field) element).role())
            .toList();
    Requirements.missing(roles, words).forEach(problems::add);
  }
}
