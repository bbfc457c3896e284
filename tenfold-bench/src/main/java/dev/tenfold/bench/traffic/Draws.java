package dev.tenfold.bench.traffic;

/**
 * Random draws that are the same for the same seed on every machine.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood: Fast splittable
 *     pseudorandom number generators, figure 16 (SplitMix64)</a>
 */
public final class Draws {
  private long state;

  /** Starts the sequence of {@code seed}. */
  public Draws(long seed) {
    state = seed;
  }

  /** Returns 64 random bits. */
  public long bits() {
    state += 0x9e3779b97f4a7c15L;
    return mixed(state);
  }

  /** Returns a number {@code 0 ≤ n < bound}, each as likely. */
  public int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** Returns a number {@code 0 ≤ n < bound}, the small ones likelier: density falls as 1/√n. */
  public int skewedBelow(int bound) {
    double u = unit();
    return (int) (u * u * bound);
  }

  /** Returns a number {@code 0 ≤ u < 1}. */
  public double unit() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** Returns the bits that belong to {@code key}, whatever was drawn before. */
  public static long mixed(long key) {
    long z = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
