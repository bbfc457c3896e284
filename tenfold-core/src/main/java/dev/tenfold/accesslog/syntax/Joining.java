package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Joins pieces that say one thing together: {@code $scheme://$host$request_uri} is a URL. */
final class Joining {
  private static final Set<String> PORTS = Set.of("$remote_port", "%cp", "%{remote}p");
  private static final Set<String> QUERIES =
      Set.of("$is_args", "$args", "$query_string", "%q", "%HQ");
  private static final Set<String> SCHEMES = Set.of("$scheme", "%{REQUEST_SCHEME}x");

  private static final Piece START = new Piece.Variable("", Meaning.NONE, 1);

  private final List<Piece> out = new ArrayList<>();

  private Joining() {}

  static List<Piece> join(List<Piece> pieces) {
    Joining joining = new Joining();
    for (Piece piece : pieces) {
      joining.add(piece);
    }
    joining.joinRequests();
    return joining.out;
  }

  private void add(Piece piece) {
    switch (piece) {
      case Piece.Text text -> addText(text);
      case Piece.Variable variable -> addVariable(variable);
      case Piece.Gap gap -> {
        if (!(last(0) instanceof Piece.Gap)) {
          out.add(gap);
        }
      }
    }
  }

  private void addText(Piece.Text text) {
    if (text.text().isEmpty()) {
      return;
    }
    Piece last = last(0);
    if (last instanceof Piece.Gap gap && gap.name().startsWith("%")) {
      fillGap(gap, text);
    } else if (last instanceof Piece.Text before) {
      replaceLast(1, new Piece.Text(before.text() + text.text(), before.column()));
    } else {
      out.add(text);
    }
  }

  /** Captured headers stand between a space and the quote of the request, or not at all. */
  private void fillGap(Piece.Gap gap, Piece.Text text) {
    String rest = text.text().stripLeading();
    if (rest.isEmpty()) {
      return;
    }
    if (rest.charAt(0) != '"') {
      replaceLast(1, new Piece.Variable(gap.name(), Meaning.NONE, gap.column()));
      out.add(text);
      return;
    }
    replaceLast(1, new Piece.Gap("\"", gap.column()));
    if (rest.length() > 1) {
      out.add(new Piece.Text(rest.substring(1), text.column() + 1));
    }
  }

  private void addVariable(Piece.Variable variable) {
    if (PORTS.contains(variable.name()) && endsWith(":") && isPlainClient(last(1))) {
      Piece.Variable client = (Piece.Variable) last(1);
      Meaning meaning = client.meaning();
      replaceLast(
          2,
          named(
              client.name() + ":" + variable.name(),
              new Meaning(Role.CLIENT, Notation.WITH_PORT, meaning.rank()),
              client));
    } else if (last(0) instanceof Piece.Variable before && continues(before, variable)) {
      replaceLast(1, named(before.name() + variable.name(), Meaning.of(Role.TARGET), before));
    } else if (isTarget(variable) && startsUrl()) {
      Piece.Variable scheme = (Piece.Variable) last(2);
      Piece.Variable host = (Piece.Variable) last(0);
      replaceLast(
          3,
          named(
              scheme.name() + "://" + host.name() + variable.name(),
              Meaning.of(Role.TARGET),
              scheme));
    } else {
      out.add(variable);
    }
  }

  private boolean continues(Piece.Variable before, Piece.Variable variable) {
    return QUERIES.contains(variable.name()) && isTarget(before);
  }

  private boolean startsUrl() {
    return last(0) instanceof Piece.Variable host
        && host.meaning().role() == Role.HOST
        && last(1) instanceof Piece.Text text
        && text.text().equals("://")
        && last(2) instanceof Piece.Variable scheme
        && SCHEMES.contains(scheme.name());
  }

  /** Joins {@code "METHOD TARGET PROTOCOL"} within quotes to a request. */
  private void joinRequests() {
    for (int i = 0; i + 6 < out.size(); i++) {
      if (isRequestAt(i)) {
        Piece.Variable method = (Piece.Variable) out.get(i + 1);
        Piece.Variable target = (Piece.Variable) out.get(i + 3);
        Piece.Variable protocol = (Piece.Variable) out.get(i + 5);
        String name = method.name() + " " + target.name() + " " + protocol.name();
        out.subList(i + 1, i + 6).clear();
        out.add(i + 1, named(name, Meaning.of(Role.REQUEST), method));
      }
    }
  }

  private boolean isRequestAt(int i) {
    return out.get(i) instanceof Piece.Text open
        && open.text().endsWith("\"")
        && out.get(i + 1) instanceof Piece.Variable method
        && method.meaning().role() == Role.METHOD
        && isSpace(out.get(i + 2))
        && out.get(i + 3) instanceof Piece.Variable target
        && isTarget(target)
        && isSpace(out.get(i + 4))
        && out.get(i + 5) instanceof Piece.Variable protocol
        && protocol.meaning().role() == Role.IGNORED
        && out.get(i + 6) instanceof Piece.Text close
        && close.text().startsWith("\"");
  }

  private static boolean isSpace(Piece piece) {
    return piece instanceof Piece.Text text && text.text().equals(" ");
  }

  private static boolean isTarget(Piece.Variable variable) {
    return variable.meaning().role() == Role.TARGET || variable.meaning().role() == Role.PATH;
  }

  private static boolean isPlainClient(Piece piece) {
    return piece instanceof Piece.Variable variable
        && variable.meaning().role() == Role.CLIENT
        && variable.meaning().notation() == Notation.PLAIN;
  }

  private boolean endsWith(String text) {
    return last(0) instanceof Piece.Text before && before.text().equals(text);
  }

  private Piece last(int back) {
    int index = out.size() - 1 - back;
    return index < 0 ? START : out.get(index);
  }

  private void replaceLast(int count, Piece piece) {
    out.subList(out.size() - count, out.size()).clear();
    out.add(piece);
  }

  private static Piece.Variable named(String name, Meaning meaning, Piece.Variable first) {
    return new Piece.Variable(name, meaning, first.column());
  }
}
