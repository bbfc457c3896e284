package dev.tenfold.sketch;

import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentLongsSketch;

/**
 * Which 64-bit hashes occur most: exact up to about 12,000 different ones, beyond that with a lower
 * and an upper bound, at most 0.02 % of the whole apart.
 *
 * @see <a href="https://datasketches.apache.org/docs/Frequency/FrequentItemsOverview.html">Apache
 *     DataSketches, Frequent Items</a>
 */
public final class HeavyHitters {
  private static final int MAP_SIZE = 1 << 14;

  private final FrequentLongsSketch sketch = new FrequentLongsSketch(MAP_SIZE);

  /**
   * The heaviest item.
   *
   * @param low it occurs at least so often
   * @param high and at most so often
   */
  public record Heaviest(long low, long high) {}

  /** Adds {@code count} occurrences of a hash. */
  public void add(long hash, long count) {
    sketch.update(hash, count);
  }

  /** Adds all of {@code other}. */
  public void merge(HeavyHitters other) {
    sketch.merge(other.sketch);
  }

  /** Returns how often all hashes occur. */
  public long total() {
    return sketch.getStreamLength();
  }

  /** Returns how often the heaviest occurs; 0 to the largest error when none stands out. */
  public Heaviest heaviest() {
    FrequentLongsSketch.Row[] rows = sketch.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES);
    if (rows.length == 0) {
      return new Heaviest(0, sketch.getMaximumError());
    }
    return new Heaviest(rows[0].getLowerBound(), rows[0].getUpperBound());
  }
}
