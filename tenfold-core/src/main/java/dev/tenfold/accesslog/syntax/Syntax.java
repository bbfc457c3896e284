package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import java.util.List;

/** How one server writes format strings. */
interface Syntax {
  /** Returns the server's name for people. */
  String server();

  /** Returns the server's variables. */
  Vocabulary vocabulary();

  /** Returns which end of a request the server's stamp marks, unless the format says so. */
  Stamp stamp(String format);

  /** Returns whether a format string, without what surrounds it, is this server's. */
  boolean speaks(String format);

  /**
   * Returns the pieces of a format string.
   *
   * @param format the string without its quotes
   * @param column where it starts in what was pasted, from 1
   * @param problems takes what cannot be understood
   */
  List<Piece> pieces(String format, int column, List<Problem> problems);
}
