package dev.tenfold.report;

import dev.tenfold.units.Times;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Round times along a window, in UTC. */
final class TimeTicks {
  private static final int MOST = 8;
  private static final long DAY = 86_400;
  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY,
    2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY
  };

  private TimeTicks() {}

  /**
   * A time along the axis.
   *
   * @param part how far along it stands, 0 to 1
   * @param text what is written there
   * @param minor whether it may go where room is short
   */
  record Tick(double part, String text, boolean minor) {}

  /** Returns at most eight round times; months where days would be more. */
  static List<Tick> of(Window window) {
    List<Tick> ticks = new ArrayList<>();
    long from = window.from().getEpochSecond();
    long to = window.to().getEpochSecond();
    long step = step(to - from);
    if (step == 0) {
      months(window, ticks);
      return ticks;
    }
    for (long at = Math.ceilDiv(from, step) * step; at <= to; at += step) {
      Instant instant = Instant.ofEpochSecond(at);
      String text = at % DAY == 0 ? Times.day(instant) : Times.clock(instant);
      boolean minor = step < DAY && to - from > DAY ? at % DAY != 0 : ticks.size() % 2 == 1;
      ticks.add(new Tick((at - from) / (double) (to - from), text, minor));
    }
    return ticks;
  }

  private static long step(long seconds) {
    for (long step : STEPS) {
      if (seconds / step < MOST) {
        return step;
      }
    }
    return 0;
  }

  private static void months(Window window, List<Tick> ticks) {
    LocalDate first = LocalDate.ofInstant(window.from(), ZoneOffset.UTC).withDayOfMonth(1);
    long every = Math.max(1, window.length().toDays() / 30 / MOST + 1);
    for (int i = 1; ; i++) {
      Instant at = first.plusMonths(i * every).atStartOfDay().toInstant(ZoneOffset.UTC);
      if (!at.isBefore(window.to())) {
        return;
      }
      double part = new Window(window.from(), at).seconds() / window.seconds();
      ticks.add(new Tick(part, Times.day(at), i % 2 == 0));
    }
  }
}
