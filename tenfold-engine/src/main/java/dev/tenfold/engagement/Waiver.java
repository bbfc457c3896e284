package dev.tenfold.engagement;

import java.time.LocalDate;

/**
 * A criterion of the gate that need not be met for a while.
 *
 * @param criterion its name
 * @param decision the file that says who decided it and why, relative to the workspace
 * @param decided when
 * @param expires the last day it holds
 */
public record Waiver(String criterion, String decision, LocalDate decided, LocalDate expires) {
  /** Returns whether it holds on {@code day}. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(decided) && !day.isAfter(expires);
  }
}
