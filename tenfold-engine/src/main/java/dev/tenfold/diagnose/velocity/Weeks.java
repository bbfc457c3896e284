package dev.tenfold.diagnose.velocity;

import dev.tenfold.verdict.Window;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The whole weeks of a window, from Monday to Monday. */
final class Weeks {
  static final double SECONDS = 7 * 86_400.0;

  private Weeks() {}

  /** Returns them in order of time; a week that the window cuts is none. */
  static List<Window> of(Window window, ZoneId zone) {
    ZonedDateTime monday =
        window
            .from()
            .atZone(zone)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .atStartOfDay(zone);
    if (monday.toInstant().isBefore(window.from())) {
      monday = monday.plusWeeks(1);
    }
    List<Window> weeks = new ArrayList<>();
    ZonedDateTime next = monday.plusWeeks(1);
    while (!next.toInstant().isAfter(window.to())) {
      weeks.add(new Window(monday.toInstant(), next.toInstant()));
      monday = next;
      next = monday.plusWeeks(1);
    }
    return weeks;
  }
}
