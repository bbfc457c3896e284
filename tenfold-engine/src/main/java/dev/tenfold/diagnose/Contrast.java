package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import java.util.List;

/**
 * What is different about a selection of requests: how often a value occurs among them and among
 * the rest.
 *
 * @param kind {@code slow} or {@code failing}
 * @param selects which requests are selected, a clause: {@code longer than 1.12 s, the p95}
 * @param selected how many
 * @param rest how many are not
 * @param rows values that differ, the largest difference first
 * @param note what is left out and why; empty when nothing is
 */
public record Contrast(
    String kind, String selects, long selected, long rest, List<Row> rows, String note) {
  public Contrast {
    rows = List.copyOf(rows);
  }

  /**
   * A value and how it differs.
   *
   * @param dimension {@code route}, {@code status}, {@code method}, {@code hour}, {@code size},
   *     {@code client}
   * @param value the value in words
   * @param amongSelected its share of the selected requests
   * @param amongRest its share of the rest
   * @param difference the first less the second
   * @param n requests with this value
   */
  public record Row(
      String dimension,
      String value,
      Measurement amongSelected,
      Measurement amongRest,
      Measurement difference,
      long n) {}
}
