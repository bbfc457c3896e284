package dev.tenfold.collect;

import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much of a log is collected already. A stretch is known where the log begins as the collected
 * one did and has, where the stretch ended, the same bytes; and all before it is known.
 *
 * @param end up to where its content is known, in bytes from its beginning
 * @param readable whether there may be content behind that
 * @param doubts what could not be decided, and what was done
 */
record Recognition(long end, boolean readable, List<Problem> doubts) {
  static final Recognition NEW = new Recognition(0, true, List.of());

  /** Recognises {@code file}, whose content begins with {@code head}. */
  static Recognition of(LogFile file, byte[] head, List<Covered> collected) {
    Head hashed = new Head(head);
    List<Covered> alike =
        collected.stream()
            .filter(covered -> covered.log().matches(hashed))
            .sorted(Comparator.comparingLong(Covered::to))
            .toList();
    if (alike.isEmpty()) {
      return NEW;
    }
    List<byte[]> endings = file.endings(alike.stream().map(Covered::to).toList());
    List<Covered> same = new ArrayList<>();
    List<Covered> behindItsEnd = new ArrayList<>();
    for (int i = 0; i < alike.size(); i++) {
      Covered covered = alike.get(i);
      if (endings.get(i).length == 0) {
        behindItsEnd.add(covered);
      } else if (covered.ending().endsAlike(endings.get(i))) {
        same.add(covered);
      }
    }
    long end = chained(same);
    Optional<Covered> longer =
        behindItsEnd.stream().filter(covered -> covered.from() == end).findFirst();
    if (longer.isPresent()) {
      return new Recognition(longer.get().to(), false, List.of(olderCopy(file, longer.get().to())));
    }
    boolean differs = end == 0 && same.size() + behindItsEnd.size() < alike.size();
    return new Recognition(end, true, differs ? List.of(other(file)) : List.of());
  }

  /** Returns up to where stretches leave no gap. */
  private static long chained(List<Covered> stretches) {
    long end = 0;
    for (Covered covered :
        stretches.stream().sorted(Comparator.comparingLong(Covered::from)).toList()) {
      end = covered.from() <= end ? Math.max(end, covered.to()) : end;
    }
    return end;
  }

  private static Problem olderCopy(LogFile file, long collected) {
    return new Problem(
        file.name()
            + " begins as a log of which "
            + collected
            + " bytes are collected, and ends"
            + " before: taken for an older copy of it, nothing was read",
        file.name(),
        "nothing to do for a copy; if it is another log, collect it into another folder with -C");
  }

  private static Problem other(LogFile file) {
    return new Problem(
        file.name()
            + " begins as a log that is collected and goes on differently: taken for"
            + " another log and read whole",
        file.name(),
        "nothing to do for another log; if the same log was edited, it is counted twice now");
  }
}
