package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;

/**
 * What a server's variable says.
 *
 * @param role what it says
 * @param notation how it is written
 * @param rank which of several with the same role is used: the lowest
 */
record Meaning(Role role, Notation notation, int rank) {
  static final Meaning NONE = new Meaning(Role.IGNORED, Notation.PLAIN, 0);

  static Meaning of(Role role) {
    return new Meaning(role, Notation.PLAIN, 0);
  }

  static Meaning of(Role role, Notation notation) {
    return new Meaning(role, notation, 0);
  }
}
