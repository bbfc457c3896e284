package dev.tenfold.diagnose.security;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vulnerabilities of components, one row for each component and vulnerability.
 *
 * @param open those that nothing speaks against, the most overdue first
 * @param closed those that somebody says are not there, not of effect or accepted
 * @param unmatched statements about something that no report has
 */
record Queue(List<QueueRow> open, List<QueueRow> closed, long unmatched) {
  Queue {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  static Queue of(List<QueueRow> rows, long unmatched, Instant asOf) {
    return new Queue(
        rows.stream().filter(QueueRow::isOpen).sorted(order(asOf)).toList(),
        rows.stream()
            .filter(row -> !row.isOpen())
            .sorted(Comparator.comparing(QueueRow::id).thenComparing(QueueRow::component))
            .toList(),
        unmatched);
  }

  private static Comparator<QueueRow> order(Instant asOf) {
    return Comparator.<QueueRow>comparingLong(row -> -row.overdueDays(asOf))
        .thenComparing(row -> row.range().latest(), Comparator.reverseOrder())
        .thenComparing(row -> row.range().soonest(), Comparator.reverseOrder())
        .thenComparingLong(row -> -row.overdueAtWorst(asOf))
        .thenComparingDouble(row -> -zero(row.epss()))
        .thenComparingDouble(row -> -zero(row.cvss()))
        .thenComparing(QueueRow::id)
        .thenComparing(QueueRow::component);
  }

  private static double zero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
