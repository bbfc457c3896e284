package dev.tenfold.ownership;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many authors can leave before most files have none: those with the most files leave first,
 * until fewer than half of the files have an author left. Exactly half is not fewer: the authors'
 * own tool goes on while coverage is at least 0.5.
 *
 * @see <a href="https://doi.org/10.1109/ICPC.2016.7503718">Avelino, Passos, Hora and Valente, A
 *     novel approach for estimating truck factors, ICPC 2016, section III</a>
 * @see <a href="https://github.com/aserg-ufmg/Truck-Factor">their tool, GreedyTruckFactor.java</a>
 */
public final class TruckFactor {
  private TruckFactor() {}

  /**
   * Returns the truck factor; 0 where fewer than half of the files have an author at all.
   *
   * @param authored the files of each author, by number below {@code files}
   * @param files how many files there are, at least 1
   */
  public static int of(List<BitSet> authored, int files) {
    if (files < 1) {
      throw new IllegalArgumentException("the truck factor of " + files + " files");
    }
    int[] authors = new int[files];
    authored.forEach(set -> set.stream().forEach(file -> authors[file]++));
    long covered = IntStream.of(authors).filter(n -> n > 0).count();
    List<BitSet> most =
        authored.stream()
            .sorted(Comparator.<BitSet>comparingInt(BitSet::cardinality).reversed())
            .toList();
    int left = 0;
    while (covered * 2 >= files && left < most.size()) {
      BitSet gone = most.get(left++);
      covered -= gone.stream().filter(file -> --authors[file] == 0).count();
    }
    return left;
  }
}
