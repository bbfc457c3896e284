package dev.tenfold.diagnose.cost;

import java.math.BigDecimal;

/**
 * What a cost is given for: a request, or a million of them where one costs next to nothing.
 *
 * @param thing its name, {@code request}
 * @param things how many requests that is
 */
record Each(String thing, double things) {
  private static final double NEXT_TO_NOTHING = 1e-4;

  static Each request(BigDecimal amount, long requests) {
    return requests > 0 && amount.abs().doubleValue() / requests < NEXT_TO_NOTHING
        ? new Each("million requests", 1e6)
        : new Each("request", 1);
  }
}
