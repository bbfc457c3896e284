package dev.tenfold.verdict;

/**
 * Where a number comes from.
 *
 * @param n how many requests it rests on
 * @param how which ones and how it was computed, in one clause
 * @param relativeError largest relative error of the summary it was read from, 0 when exact; the
 *     interval allows for it
 */
public record Provenance(long n, String how, double relativeError) {
  public Provenance {
    if (n < 0 || !(relativeError >= 0)) {
      throw new IllegalArgumentException("n " + n + ", relative error " + relativeError);
    }
  }

  /** Returns the provenance of a number that is exact. */
  public static Provenance exact(long n, String how) {
    return new Provenance(n, how, 0);
  }
}
