package dev.tenfold.diagnose.security;

import java.time.LocalDate;

/** How a requirement stands. */
public sealed interface State {
  /** Returns the reason, a clause. */
  String why();

  /** The evidence shows it. */
  record Met(String why) implements State {}

  /**
   * The evidence shows the contrary.
   *
   * @param count how many records show it
   * @param of how many records were looked at
   */
  record Gap(String why, long count, long of) implements State {}

  /** It does not concern this product. */
  record NotApplicable(String why) implements State {}

  /**
   * The evidence does not decide.
   *
   * @param settle what would
   */
  record Unknown(String why, String settle) implements State {}

  /** It is not met, and somebody answers for that for a time. */
  record AcceptedRisk(String why, String owner, LocalDate until) implements State {}

  /** Returns the state in one or two words. */
  default String word() {
    return switch (this) {
      case Met _ -> "met";
      case Gap _ -> "gap";
      case NotApplicable _ -> "not applicable";
      case Unknown _ -> "unknown";
      case AcceptedRisk _ -> "accepted risk";
    };
  }
}
