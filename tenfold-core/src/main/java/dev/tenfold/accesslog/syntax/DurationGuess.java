package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Notation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a column of numbers is as a duration, judged by its shape and size.
 *
 * @param notation the unit
 * @param why what speaks for it
 * @param sure whether other units are out of the question
 * @param undecided whether another unit is as plausible
 */
record DurationGuess(Notation notation, String why, boolean sure, boolean undecided) {
  private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+(?:[eE][+-]?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("\\d+");
  private static final Pattern UNIT =
      Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:ns|us|µs|Âµs|ms|s|m|h))+");
  private static final Pattern LIST = Pattern.compile("[-\\d.]+(?:(?:, | : )[-\\d.]+)+");

  /** Medians of whole numbers up to these are taken for seconds, milliseconds, microseconds. */
  private static final double MOST_SECONDS = 2;

  private static final double MOST_MILLIS = 3_000;
  private static final double MOST_MICROS = 50_000_000;

  /** No server answers in fewer microseconds than this. */
  private static final double FEWEST_MICROS = 10;

  /** More milliseconds than this, five minutes, outlast the limits of servers and proxies. */
  private static final double LONGEST_MILLIS = 300_000;

  /** A median above this in decimal numbers is no number of seconds. */
  private static final double MOST_DECIMAL_SECONDS = 60;

  DurationGuess(Notation notation, String why, boolean sure) {
    this(notation, why, sure, false);
  }

  /** Returns what the values of a column are; nothing when they are no numbers. */
  static Optional<DurationGuess> of(List<String> values) {
    List<String> said =
        values.stream().filter(value -> !value.equals("-") && !value.isEmpty()).toList();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    if (said.stream().allMatch(value -> UNIT.matcher(value).matches())) {
      return Optional.of(new DurationGuess(Notation.WITH_UNIT, "it carries its unit", true));
    }
    if (said.stream().anyMatch(value -> LIST.matcher(value).matches())) {
      return Optional.of(new DurationGuess(Notation.SECONDS, "a list of attempts", true));
    }
    if (!said.stream().allMatch(DurationGuess::isNumber)) {
      return Optional.empty();
    }
    double[] sorted = said.stream().mapToDouble(Double::parseDouble).sorted().toArray();
    double median = sorted[sorted.length / 2];
    boolean decimal = said.stream().anyMatch(value -> DECIMAL.matcher(value).matches());
    return Optional.of(decimal ? decimal(said, median) : whole(sorted, median));
  }

  private static boolean isNumber(String value) {
    return DECIMAL.matcher(value).matches() || WHOLE.matcher(value).matches();
  }

  private static DurationGuess decimal(List<String> values, double median) {
    if (median > MOST_DECIMAL_SECONDS) {
      return new DurationGuess(Notation.MILLIS, "a decimal fraction too large for seconds", false);
    }
    boolean thousandths = values.stream().allMatch(value -> value.matches("\\d+\\.\\d{3}"));
    return new DurationGuess(
        Notation.SECONDS,
        thousandths ? "s.mmm, as nginx has it" : "a decimal fraction",
        thousandths);
  }

  private static DurationGuess whole(double[] sorted, double median) {
    String why = "whole numbers with a median of " + (long) median;
    if (median <= MOST_SECONDS) {
      return new DurationGuess(Notation.SECONDS, why, false);
    }
    if (median <= MOST_MILLIS) {
      return millisOrMicros(sorted, why);
    }
    return new DurationGuess(median <= MOST_MICROS ? Notation.MICROS : Notation.NANOS, why, false);
  }

  /** Fast answers in microseconds look like slow ones in milliseconds, but for the extremes. */
  private static DurationGuess millisOrMicros(double[] sorted, String why) {
    boolean tooFew = sorted[sorted.length / 20] < FEWEST_MICROS;
    boolean tooMany = sorted[sorted.length - 1] > LONGEST_MILLIS;
    if (tooFew == tooMany) {
      String either = why + "; microseconds are as plausible";
      return new DurationGuess(Notation.MILLIS, either, false, true);
    }
    return tooFew
        ? new DurationGuess(Notation.MILLIS, why + ", some below 10", false)
        : new DurationGuess(Notation.MICROS, why + ", some above 300,000", false);
  }

  /** Returns the unit in words. */
  String unit() {
    return switch (notation) {
      case SECONDS -> "seconds";
      case MILLIS -> "milliseconds";
      case MICROS -> "microseconds";
      case NANOS -> "nanoseconds";
      default -> "its own unit";
    };
  }
}
