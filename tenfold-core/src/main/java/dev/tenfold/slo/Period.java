package dev.tenfold.slo;

import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time over which an objective holds.
 *
 * @param amount how many of {@code unit}, at least 1
 * @param unit minutes to years
 * @param start where the first period begins; null for one that rolls
 * @param zone whose days and months
 */
public record Period(long amount, ChronoUnit unit, @Nullable LocalDateTime start, ZoneId zone) {
  public Period {
    if (amount < 1 || unit.compareTo(ChronoUnit.YEARS) > 0) {
      throw new IllegalArgumentException(amount + " " + unit);
    }
  }

  /** Returns the last so many units, whenever one looks. */
  public static Period rolling(long amount, ChronoUnit unit) {
    return new Period(amount, unit, null, ZoneOffset.UTC);
  }

  public boolean isRolling() {
    return start == null;
  }

  /** Returns the period that holds what is just before {@code end}, in full. */
  public Window around(Instant end) {
    ZonedDateTime last = end.atZone(zone);
    if (start == null) {
      return new Window(last.minus(amount, unit).toInstant(), end);
    }
    ZonedDateTime first = start.atZone(zone);
    long passed = Math.floorDiv(unit.between(first, last.minusNanos(1)), amount);
    ZonedDateTime from = first.plus(passed * amount, unit);
    if (from.toInstant().isAfter(end.minusNanos(1))) {
      from = first.plus((passed - 1) * amount, unit);
    }
    return new Window(from.toInstant(), from.plus(amount, unit).toInstant());
  }

  /** Returns its length in words: {@code 28 days}, {@code 1 month}. */
  public String words() {
    String name = unit.toString().toLowerCase(Locale.ROOT);
    return amount + " " + (amount == 1 ? name.substring(0, name.length() - 1) : name);
  }
}
