package dev.tenfold.diagnose;

import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Slice;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.stats.OrderStatistic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Hours of the day and days of the week. */
final class Profiles {
  private static final int HOURS = 24;
  private static final int DAYS = 7;
  private static final int HOUR_BUCKETS = 3600 / CellBlock.BUCKET_SECONDS;

  /** 1970-01-01 was a Thursday. */
  private static final int EPOCH_WEEKDAY = 3;

  private final Known known;
  private final int[] hourDays = new int[HOURS];
  private final double[] hourSeconds = new double[HOURS];
  private final int[] weekdayDays = new int[DAYS];
  private final double[] weekdaySeconds = new double[DAYS];
  private final DurationHistogram[] answeredByHour;
  private final DurationHistogram[] answeredByWeekday;

  Profiles(Known known) {
    this.known = known;
    this.answeredByHour = answered(HOUR_BUCKETS, HOURS, 0);
    this.answeredByWeekday = answered(HOUR_BUCKETS * HOURS, DAYS, EPOCH_WEEKDAY);
    Instant end = known.window.to();
    ZonedDateTime hour = known.window.from().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
    ZonedDateTime lastDay = hour.minusDays(1).truncatedTo(ChronoUnit.DAYS);
    while (hour.toInstant().isBefore(end)) {
      double seconds = overlap(hour.toInstant());
      int weekday = hour.getDayOfWeek().getValue() - 1;
      hourDays[hour.getHour()]++;
      hourSeconds[hour.getHour()] += seconds;
      weekdaySeconds[weekday] += seconds;
      ZonedDateTime day = hour.truncatedTo(ChronoUnit.DAYS);
      if (!day.equals(lastDay)) {
        weekdayDays[weekday]++;
        lastDay = day;
      }
      hour = hour.plusHours(1);
    }
  }

  List<ProfilePart> hours() {
    List<ProfilePart> parts = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      String label = String.format(Locale.ROOT, "%02d", hour);
      Slice slice = hour(known, hour);
      parts.add(
          part(
              label,
              hourDays[hour],
              hourSeconds[hour],
              slice,
              answered(slice, answeredByHour[hour])));
    }
    return parts;
  }

  List<ProfilePart> weekdays() {
    List<ProfilePart> parts = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      Slice slice = new Slice();
      for (int hour = 0; hour < HOURS; hour++) {
        slice.merge(known.aggregate.hourOfWeek(day, hour));
      }
      String label =
          java.time.DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      DurationHistogram answered = answered(slice, answeredByWeekday[day]);
      parts.add(part(label, weekdayDays[day], weekdaySeconds[day], slice, answered));
    }
    return parts;
  }

  static Slice hour(Known known, int hour) {
    Slice slice = new Slice();
    for (int day = 0; day < DAYS; day++) {
      slice.merge(known.aggregate.hourOfWeek(day, hour));
    }
    return slice;
  }

  private double overlap(Instant hour) {
    long from = Math.max(hour.getEpochSecond(), known.window.from().getEpochSecond());
    long to = Math.min(hour.getEpochSecond() + 3600, known.window.to().getEpochSecond());
    return to - from;
  }

  /**
   * Adds up the columns by the part of the day or week they lie in; nothing where long polls leave
   * columns that are wider than such a part.
   */
  private DurationHistogram[] answered(int width, int parts, long zero) {
    DurationHistogram[] answered = new DurationHistogram[parts];
    Arrays.setAll(answered, any -> new DurationHistogram());
    if (width % known.answeredSeries.widthBuckets() == 0) {
      known
          .answeredSeries
          .columns(width)
          .subMap(known.span.from() - width, known.span.to())
          .forEach((start, durations) -> {
            int part = (int) Math.floorMod(Math.floorDiv(start, (long) width) + zero, (long) parts);
            answered[part].merge(durations);
          });
    }
    return answered;
  }

  private DurationHistogram answered(Slice all, DurationHistogram withoutPolls) {
    return known.longPolls.isEmpty() ? all.answered() : withoutPolls;
  }

  /** Returns whether long polls can be left out of hours. */
  static boolean tellsHours(Known known) {
    return HOUR_BUCKETS % known.answeredSeries.widthBuckets() == 0;
  }

  private ProfilePart part(
      String label, int days, double seconds, Slice slice, DurationHistogram answered) {
    return new ProfilePart(
        label,
        days,
        slice.requests(),
        seconds == 0 ? null : slice.requests() / seconds,
        Measures.estimate(OrderStatistic.P50, answered),
        Measures.estimate(OrderStatistic.P95, answered),
        known.statusLogged() ? Measures.ratio(slice.requests(5), slice.requests()) : null);
  }
}
