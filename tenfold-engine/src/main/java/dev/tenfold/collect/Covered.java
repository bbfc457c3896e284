package dev.tenfold.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a log's content that is collected.
 *
 * @param log how the log began when it was collected
 * @param from offset of the stretch in the log's content
 * @param to offset just after the stretch
 */
public record Covered(Fingerprint log, long from, long to) {
  public Covered {
    if (log.bytes() == 0 || from < 0 || to < from) {
      throw new IllegalArgumentException("not a stretch of a log: " + from + " to " + to);
    }
  }

  /** Returns up to where content that begins with {@code head} is covered without a gap. */
  public static long end(List<Covered> all, byte[] head) {
    List<Covered> same = new ArrayList<>();
    for (Covered covered : all) {
      if (covered.log().matches(head)) {
        same.add(covered);
      }
    }
    same.sort(Comparator.comparingLong(Covered::from));
    long end = 0;
    for (Covered covered : same) {
      if (covered.from() <= end) {
        end = Math.max(end, covered.to());
      }
    }
    return end;
  }
}
