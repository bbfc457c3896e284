package dev.tenfold.shop.record;

import dev.tenfold.shop.record.Answers.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The hours of a recorded day.
 *
 * @param start of the day
 * @param length of an hour, on the clock
 */
record Hours(Instant start, Duration length, List<Answer> answers) {
  private static final int OF_A_DAY = 24;
  private static final int FEWEST = 20;
  private static final double QUANTILE = 0.95;

  /** Returns the hour, from 0, whose 95th percentile is highest among those with enough answers. */
  int slowest() {
    int slowest = 0;
    double highest = -1;
    for (int hour = 0; hour < OF_A_DAY; hour++) {
      double[] seconds = seconds(hour);
      if (seconds.length >= FEWEST) {
        double p95 = seconds[(int) Math.ceil(QUANTILE * seconds.length) - 1];
        if (p95 > highest) {
          highest = p95;
          slowest = hour;
        }
      }
    }
    return slowest;
  }

  private double[] seconds(int hour) {
    Instant begin = start.plus(length.multipliedBy(hour));
    Instant end = begin.plus(length);
    double[] seconds =
        answers.stream()
            .filter(answer -> !answer.at().isBefore(begin) && answer.at().isBefore(end))
            .mapToDouble(Answer::seconds)
            .toArray();
    Arrays.sort(seconds);
    return seconds;
  }
}
