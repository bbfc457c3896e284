package dev.tenfold.accesslog.syntax;

import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A format string that is a JSON object of variables. Numbers may stand without quotes: {@code
 * "status": $status}.
 */
final class JsonTemplate {
  private JsonTemplate() {}

  /** Returns the keys of an object, each with what the server's variable in it says. */
  static List<Piece.Variable> keys(String text, Syntax syntax, List<Problem> problems) {
    JsonLeaves json = JsonLeaves.of(text);
    if (!json.isWhole()) {
      problems.add(
          new Problem(
              "the JSON object of variables is malformed",
              "column " + (json.position() + 1),
              "paste the string as the server writes it, from its first { to its last }"));
    }
    return json.leaves().stream().map(leaf -> key(leaf, syntax, problems)).toList();
  }

  private static Piece.Variable key(JsonLeaves.Leaf leaf, Syntax syntax, List<Problem> problems) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Text("\"", leaf.start()));
    pieces.addAll(syntax.pieces(leaf.value(), leaf.start() + 1, problems));
    pieces.add(new Piece.Text("\"", leaf.start()));
    List<Piece> said =
        Joining.join(pieces).stream()
            .filter(piece -> !(piece instanceof Piece.Text around && isFraming(around.text())))
            .toList();
    Meaning meaning =
        said.size() == 1 && said.getFirst() instanceof Piece.Variable only
            ? only.meaning()
            : Meaning.NONE;
    return new Piece.Variable(leaf.path(), meaning, leaf.start() + 1);
  }

  private static boolean isFraming(String text) {
    return text.chars().allMatch(c -> c == '"' || c == '[' || c == ']' || c == ' ');
  }
}
