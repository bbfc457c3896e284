package dev.tenfold.sketch;

import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;

/**
 * How many different 64-bit hashes were seen: exact up to {@link #EXACT}, beyond that a HyperLogLog
 * of 4,096 registers (4 KiB) with a standard error of 1.04/√4096 = 1.6 %. The answer depends on
 * what was added and not on its order or split.
 *
 * @see <a href="https://datasketches.apache.org/docs/HLL/HllSketches.html">Apache DataSketches,
 *     HLL</a>
 */
public final class DistinctClients {
  /** Up to how many the count is exact. */
  public static final int EXACT = 1 << 14;

  /** Standard error of an estimate, relative. */
  public static final double STANDARD_ERROR = 1.04 / 64;

  private static final int LG_K = 12;

  private long[] table = new long[64];
  private int size;
  private boolean zero;
  private boolean exact = true;
  private HllUnion registers = new HllUnion(LG_K);

  /** Adds a hash. */
  public void add(long hash) {
    if (!exact) {
      registers.update(hash);
    } else if (hash == 0) {
      zero = true;
    } else if (insert(hash) && size > EXACT) {
      toRegisters();
    }
  }

  /** Adds all of {@code other}. */
  public void merge(DistinctClients other) {
    if (!other.exact && exact) {
      toRegisters();
    }
    if (!other.exact) {
      registers.update(other.registers.getResult(TgtHllType.HLL_8));
      return;
    }
    if (other.zero) {
      add(0);
    }
    Arrays.stream(other.table).filter(hash -> hash != 0).forEach(this::add);
  }

  /** Returns how many there are. */
  public double estimate() {
    return exact ? size + (zero ? 1 : 0) : sketch().getCompositeEstimate();
  }

  /** Returns whether {@link #estimate} is exact. */
  public boolean isExact() {
    return exact;
  }

  private HllSketch sketch() {
    return registers.getResult(TgtHllType.HLL_8);
  }

  private boolean insert(long hash) {
    int mask = table.length - 1;
    int at = slot(hash, mask);
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = at + 1 & mask;
    }
    table[at] = hash;
    size++;
    if (size * 2 > table.length) {
      long[] old = table;
      table = new long[old.length * 2];
      size = 0;
      Arrays.stream(old).filter(any -> any != 0).forEach(this::insert);
    }
    return true;
  }

  private static int slot(long hash, int mask) {
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 40) & mask;
  }

  private void toRegisters() {
    exact = false;
    Arrays.stream(table).filter(hash -> hash != 0).forEach(registers::update);
    if (zero) {
      registers.update(0L);
    }
    table = new long[0];
  }
}
