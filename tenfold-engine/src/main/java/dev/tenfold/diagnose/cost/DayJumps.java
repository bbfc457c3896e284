package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.cost.Ledger.Sum;
import dev.tenfold.verdict.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Whole days on which usage and purchases cost much more or less than the day before: by more than
 * a fifth of a usual day (the larger of mean and median), and by more than four times what days
 * differ otherwise (1.4826 times the median absolute deviation of the differences), where the same
 * did not happen a week before or after.
 */
final class DayJumps {
  private static final int FEWEST_DAYS = 8;
  private static final int MOST = 3;
  private static final double OF_DAY = 0.2;
  private static final double DEVIATIONS = 4;

  /** Turns a median absolute deviation into a standard deviation, for normal values. */
  private static final double NORMAL = 1.4826;

  private DayJumps() {}

  /**
   * A day unlike the day before.
   *
   * @param service the one that changed the most
   * @param ofService by how much
   */
  record Jump(Instant day, Sum before, Sum after, String service, BigDecimal ofService) {
    BigDecimal difference() {
      return after.amount().subtract(before.amount());
    }
  }

  /** Returns the largest jumps in order of time; none where there are too few whole days. */
  static List<Jump> of(Ledger ledger, Window window) {
    NavigableMap<Instant, Sum> days = new TreeMap<>();
    for (Entry entry : ledger.entries()) {
      if (entry.isRunning()) {
        entry.byDay((day, amount) -> days.merge(day, Sum.NOTHING.plus(amount), Sum::plus));
      }
    }
    days.keySet().removeIf(day -> day.isBefore(window.from()) || next(day).isAfter(window.to()));
    if (days.size() < FEWEST_DAYS) {
      return List.of();
    }
    double threshold = threshold(days);
    List<Instant> found = new ArrayList<>();
    for (Instant day : days.keySet()) {
      double difference = difference(days, day);
      boolean perhapsCut = day.equals(days.lastKey()) && difference < 0;
      if (Math.abs(difference) > threshold && !isWeekly(days, day, threshold) && !perhapsCut) {
        found.add(day);
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(day -> -Math.abs(difference(days, day))))
        .limit(MOST)
        .sorted()
        .map(day -> jump(ledger, days, day))
        .toList();
  }

  private static boolean isWeekly(NavigableMap<Instant, Sum> days, Instant day, double threshold) {
    double difference = difference(days, day);
    double before = difference(days, day.minus(7, ChronoUnit.DAYS));
    double after = difference(days, day.plus(7, ChronoUnit.DAYS));
    return Math.abs(difference - before) <= threshold || Math.abs(difference - after) <= threshold;
  }

  private static Instant next(Instant day) {
    return day.plus(1, ChronoUnit.DAYS);
  }

  /** Returns how much more a day costs than the day before; NaN where one is not there. */
  private static double difference(NavigableMap<Instant, Sum> days, Instant day) {
    Sum earlier = days.get(day.minus(1, ChronoUnit.DAYS));
    Sum now = days.get(day);
    return earlier == null || now == null
        ? Double.NaN
        : now.amount().subtract(earlier.amount()).doubleValue();
  }

  private static double threshold(NavigableMap<Instant, Sum> days) {
    double[] amounts =
        days.values().stream().mapToDouble(sum -> sum.amount().doubleValue()).toArray();
    double[] differences =
        days.keySet().stream()
            .mapToDouble(day -> difference(days, day))
            .filter(Double::isFinite)
            .toArray();
    double day =
        Math.max(Math.abs(median(amounts)), Math.abs(Arrays.stream(amounts).average().orElse(0)));
    double middle = median(differences);
    double[] deviations = Arrays.stream(differences).map(d -> Math.abs(d - middle)).toArray();
    return Math.max(OF_DAY * day, DEVIATIONS * NORMAL * median(deviations));
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static Jump jump(Ledger ledger, NavigableMap<Instant, Sum> days, Instant day) {
    Instant before = day.minus(1, ChronoUnit.DAYS);
    Map<String, BigDecimal> changes = new TreeMap<>();
    for (Entry entry : ledger.entries().stream().filter(Entry::isRunning).toList()) {
      entry.byDay((on, amount) -> {
        if (on.equals(day)) {
          changes.merge(entry.spend().service(), amount, BigDecimal::add);
        } else if (on.equals(before)) {
          changes.merge(entry.spend().service(), amount.negate(), BigDecimal::add);
        }
      });
    }
    Sum earlier = days.getOrDefault(before, Sum.NOTHING);
    Sum now = days.getOrDefault(day, Sum.NOTHING);
    int direction = now.amount().compareTo(earlier.amount());
    Map.Entry<String, BigDecimal> most =
        changes.entrySet().stream()
            .max(Comparator.comparingDouble(e -> e.getValue().doubleValue() * direction))
            .orElse(Map.entry("", BigDecimal.ZERO));
    return new Jump(day, earlier, now, most.getKey(), most.getValue());
  }
}
