package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Counts over recorded answers. A rule for every answer is shown by a few addresses at best, so
 * that fewer than {@link #LEAST_ADDRESSES} decide nothing but a gap.
 */
final class Tally {
  /** The fewest different addresses from which every answer is spoken of. */
  static final int LEAST_ADDRESSES = 3;

  private Tally() {}

  /**
   * Returns how a requirement stands that holds for every answer.
   *
   * @param bad whether an answer breaks it
   * @param what those that break it do, as in {@code set no HSTS}
   */
  static State every(
      List<HttpAnswer> answers, String kind, Predicate<HttpAnswer> bad, String what) {
    return every(answers, kind, bad, what, LEAST_ADDRESSES);
  }

  /** Returns the same where fewer addresses are enough, because there may be no more. */
  static State every(
      List<HttpAnswer> answers,
      String kind,
      Predicate<HttpAnswer> bad,
      String what,
      int leastAddresses) {
    List<HttpAnswer> broken = answers.stream().filter(bad).toList();
    long n = answers.size();
    if (n == 0) {
      return new State.Unknown("no " + kind + " over TLS is recorded", "");
    }
    if (!broken.isEmpty()) {
      String example = at(broken.getFirst());
      String part = broken.size() + " of " + n + " recorded " + kind + "s ";
      return new State.Gap(part + what + ": " + example, broken.size(), n);
    }
    long addresses = answers.stream().map(HttpAnswer::url).distinct().count();
    if (addresses < leastAddresses) {
      return new State.Unknown(
          "only "
              + addresses
              + (addresses == 1 ? " address is" : " addresses are")
              + " recorded, and "
              + leastAddresses
              + " are needed; no gap there",
          "");
    }
    return new State.Met("all " + n + " recorded " + kind + "s, of " + addresses + " addresses");
  }

  /** Returns the first gap, or else the first unknown, or else that it is met. */
  static State worst(List<State> states) {
    Function<State, Integer> rank =
        state ->
            switch (state) {
              case State.Gap _ -> 0;
              case State.Unknown _ -> 1;
              case State.AcceptedRisk _ -> 2;
              case State.NotApplicable _ -> 3;
              case State.Met _ -> 4;
            };
    State worst = states.getFirst();
    for (State state : states) {
      worst = rank.apply(state) < rank.apply(worst) ? state : worst;
    }
    return worst;
  }

  static String at(HttpAnswer answer) {
    return answer.url().isEmpty() ? answer.place().text() : answer.url();
  }
}
