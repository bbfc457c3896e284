package dev.tenfold.engagement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** For how long both sides have agreed to work on it, both days included. */
public record Commitment(LocalDate start, LocalDate end) {
  /** About three months: less is too short to diagnose, change and prove. */
  public static final int LEAST_DAYS = 90;

  /** Returns how many days that is. */
  public long days() {
    return ChronoUnit.DAYS.between(start, end) + 1;
  }
}
