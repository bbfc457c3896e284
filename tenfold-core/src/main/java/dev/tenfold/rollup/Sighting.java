package dev.tenfold.rollup;

import java.util.Comparator;

/**
 * Where one request stands in its log.
 *
 * @param log number of the log
 * @param offset where the line starts in the log's content, in bytes
 * @param status status code, 0 for none
 * @param bucket when it began
 * @param nanos how long it took; −1 where the log does not say
 */
public record Sighting(int log, long offset, int status, int bucket, long nanos) {
  static final Comparator<Sighting> SLOWEST =
      Comparator.comparingLong(Sighting::nanos)
          .reversed()
          .thenComparing(Comparator.comparingInt(Sighting::bucket).reversed())
          .thenComparingInt(Sighting::status)
          .thenComparingInt(Sighting::log)
          .thenComparingLong(Sighting::offset);
}
