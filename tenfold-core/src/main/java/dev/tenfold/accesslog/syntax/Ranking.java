package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which of several variables with the same role is used. */
final class Ranking {
  private final Map<Role, Piece.Variable> chosen = new EnumMap<>(Role.class);

  static Ranking of(List<Piece> pieces) {
    Ranking ranking = new Ranking();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Variable variable) {
        ranking.chosen.merge(
            variable.meaning().role(), variable, (a, b) -> rank(b) < rank(a) ? b : a);
      }
    }
    ranking.dropDoubles();
    return ranking;
  }

  private static int rank(Piece.Variable variable) {
    return variable.meaning().rank();
  }

  private void dropDoubles() {
    if (chosen.containsKey(Role.REQUEST)) {
      chosen.remove(Role.METHOD);
      chosen.remove(Role.TARGET);
      chosen.remove(Role.PATH);
    }
    if (chosen.containsKey(Role.TARGET)) {
      chosen.remove(Role.PATH);
    }
    if (chosen.containsKey(Role.TIME)) {
      chosen.remove(Role.DATE);
      chosen.remove(Role.CLOCK);
    }
  }

  /** Returns the role in which a variable is used, {@link Role#IGNORED} where another is better. */
  Role role(Piece.Variable variable) {
    Role role = variable.meaning().role();
    if (role == Role.DURATION_PART) {
      return chosen.containsKey(Role.DURATION) ? Role.IGNORED : role;
    }
    return variable.equals(chosen.get(role)) ? role : Role.IGNORED;
  }
}
