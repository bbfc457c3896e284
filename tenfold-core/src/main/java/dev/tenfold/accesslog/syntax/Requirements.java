package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Role;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a format has to say about a request, at the least: when it was, and what was asked for. */
final class Requirements {
  private Requirements() {}

  static List<Problem> missing(Collection<Role> roles, Vocabulary words) {
    List<Problem> problems = new ArrayList<>();
    boolean date = roles.contains(Role.DATE);
    boolean clock = roles.contains(Role.CLOCK);
    if (!roles.contains(Role.TIME) && !(date && clock)) {
      if (clock) {
        problems.add(problem("the date of a request, only its time of day", Role.DATE, words));
      } else if (date) {
        problems.add(problem("the time of day of a request, only its date", Role.CLOCK, words));
      } else {
        problems.add(problem("when a request was", Role.TIME, words));
      }
    }
    if (!roles.contains(Role.REQUEST)
        && !roles.contains(Role.TARGET)
        && !roles.contains(Role.PATH)) {
      problems.add(
          problem(
              "what was asked for",
              words.nameFor(Role.REQUEST).isPresent() ? Role.REQUEST : Role.TARGET,
              words));
    }
    return problems;
  }

  private static Problem problem(String what, Role role, Vocabulary words) {
    String name = words.nameFor(role).or(() -> words.nameFor(Role.PATH)).orElse("such a field");
    return new Problem("no field says " + what, "the whole format", "add " + name);
  }
}
