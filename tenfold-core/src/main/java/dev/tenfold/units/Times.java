package dev.tenfold.units;

import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times in UTC as people read them. */
public final class Times {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private Times() {}

  /** Returns a time of day, {@code 14:05}, or {@code 14:05:30} where the seconds matter. */
  public static String clock(Instant at) {
    LocalDateTime t = utc(at);
    String minutes = two(t.getHour()) + ":" + two(t.getMinute());
    return t.getSecond() == 0 ? minutes : minutes + ":" + two(t.getSecond());
  }

  /** Returns a day, {@code 12 Mar}. */
  public static String day(Instant at) {
    LocalDateTime t = utc(at);
    return t.getDayOfMonth() + " " + MONTHS[t.getMonthValue() - 1].substring(0, 3);
  }

  /** Returns day and time of day, {@code 12 Mar 14:05}. */
  public static String stamp(Instant at) {
    return day(at) + " " + clock(at);
  }

  /**
   * Returns a window: {@code 12–26 March 2026 UTC} where it spans more than two days, {@code 12
   * March 2026 14:05–15:10 UTC} within one.
   */
  public static String window(Window window) {
    LocalDateTime from = utc(window.from());
    LocalDateTime to = utc(window.to());
    if (window.length().compareTo(Duration.ofDays(2)) > 0) {
      LocalDateTime last = utc(window.to().minusNanos(1));
      if (from.getYear() != last.getYear()) {
        return date(from) + " – " + date(last) + " UTC";
      }
      if (from.getMonth() != last.getMonth()) {
        return from.getDayOfMonth() + " " + month(from) + " – " + date(last) + " UTC";
      }
      return from.getDayOfMonth() + "–" + date(last) + " UTC";
    }
    String start = date(from) + " " + clock(window.from());
    boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
    return start + (oneDay ? "–" : " – " + date(to) + " ") + clock(window.to()) + " UTC";
  }

  /**
   * Returns a length of time in its largest units: {@code 14 d}, {@code 2 h 30 min}, {@code 10 s}.
   */
  public static String length(Duration length) {
    long seconds = length.toSeconds();
    if (seconds >= 2 * 86_400) {
      return parts(seconds, 86_400, "d", 3600, "h");
    }
    if (seconds >= 3600) {
      return parts(seconds, 3600, "h", 60, "min");
    }
    return seconds >= 60 ? parts(seconds, 60, "min", 1, "s") : seconds + " s";
  }

  private static String parts(long seconds, long large, String name, long small, String smaller) {
    long rest = seconds % large / small;
    return seconds / large + " " + name + (rest == 0 ? "" : " " + rest + " " + smaller);
  }

  /** Returns a day with its year, {@code 12 March 2026}. */
  public static String date(Instant at) {
    return date(utc(at));
  }

  private static String date(LocalDateTime t) {
    return t.getDayOfMonth() + " " + month(t) + " " + t.getYear();
  }

  private static String month(LocalDateTime t) {
    return MONTHS[t.getMonthValue() - 1];
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
