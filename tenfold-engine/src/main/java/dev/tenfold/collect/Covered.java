package dev.tenfold.collect;

/**
 * A stretch of a log's content that is collected.
 *
 * @param log how the log began when it was collected
 * @param from offset of the stretch in the log's content
 * @param to offset just after the stretch
 * @param ending fingerprint of the stretch's last bytes; of none where it ends in a line that was
 *     too long to be kept
 */
public record Covered(Beginning log, long from, long to, Fingerprint ending) {
  public Covered {
    if (from < 0 || to <= from || ending.bytes() > to - from) {
      throw new IllegalArgumentException("not a stretch of a log: " + from + " to " + to);
    }
  }
}
