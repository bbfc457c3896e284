package dev.tenfold.diagnose.security;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A risk that somebody accepted for a time.
 *
 * @param id a requirement or a vulnerability
 * @param reason why it is accepted
 * @param owner who answers for it
 * @param since the first day on which it is accepted
 * @param until the last day on which it is accepted
 */
public record Acceptance(String id, String reason, String owner, LocalDate since, LocalDate until) {

  /** Returns whether it is decided and not over at a time, by days in UTC. */
  boolean isInForce(Instant at) {
    return isDecided(at) && !isOver(at);
  }

  /** Returns whether its last day is past. */
  boolean isOver(Instant at) {
    return until.isBefore(day(at));
  }

  /** Returns whether its first day has come. */
  boolean isDecided(Instant at) {
    return !since.isAfter(day(at));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
