package dev.tenfold.sketch;

/**
 * The bins of a base-2 exponential histogram of durations at scale 5: bin {@code i} holds durations
 * in {@code (2^(i/32), 2^((i+1)/32)]} seconds, so that one estimate per bin is within {@link
 * #RELATIVE_ERROR} of every duration in it.
 *
 * <p>These are the buckets of OTLP's exponential histogram ({@code scale = 5}) and, one index
 * higher, of Prometheus' native histograms ({@code schema = 5}), so counts of all three add up bin
 * by bin. A duration of 0 is not a duration but one below the clock's resolution; it goes to {@link
 * #ZERO}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/metrics/data-model/#exponentialhistogram">
 *     OpenTelemetry metrics data model, ExponentialHistogram</a>
 */
public final class DurationBins {
  /** Resolution of the histogram: {@code 2^SCALE} bins an octave. */
  public static final int SCALE = 5;

  /** Bins an octave. */
  public static final int PER_OCTAVE = 1 << SCALE;

  /** Largest relative error of {@link #estimateNanos}: (γ − 1) / (γ + 1), γ = 2^(1/32). */
  public static final double RELATIVE_ERROR;

  /** Lowest bin, that of 1 ns. Shorter durations do not exist in nanoseconds. */
  public static final int MIN = -30 * PER_OCTAVE;

  /** Highest bin, ending at 2^34 s: room for every positive {@code long} of nanoseconds. */
  public static final int MAX = 34 * PER_OCTAVE - 1;

  /** Number of slots of a dense array: slot 0 for zero, slot {@code 1 + i − MIN} for bin i. */
  public static final int SLOTS = MAX - MIN + 2;

  /** The bin of durations below the resolution of the log's clock. */
  public static final int ZERO = MIN - 1;

  private static final int MANTISSA_BITS = 6;
  private static final long[] UPPER_NANOS = new long[SLOTS];
  private static final short[] FIRST_SLOT = new short[64 << MANTISSA_BITS];

  static {
    double gamma = Math.pow(2, 1.0 / PER_OCTAVE);
    RELATIVE_ERROR = (gamma - 1) / (gamma + 1);
    for (int slot = 1; slot < SLOTS; slot++) {
      double upper = Math.pow(2, (slot + MIN) / (double) PER_OCTAVE) * 1e9;
      UPPER_NANOS[slot] = upper >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) Math.floor(upper);
    }
    UPPER_NANOS[SLOTS - 1] = Long.MAX_VALUE;
    int slot = 1;
    for (int cell = 0; cell < FIRST_SLOT.length; cell++) {
      int exponent = cell >>> MANTISSA_BITS;
      long mantissa = (1L << MANTISSA_BITS) | (cell & ((1 << MANTISSA_BITS) - 1));
      long smallest =
          exponent >= MANTISSA_BITS
              ? mantissa << (exponent - MANTISSA_BITS)
              : mantissa >>> (MANTISSA_BITS - exponent);
      while (smallest > 0 && UPPER_NANOS[slot] < smallest) {
        slot++;
      }
      FIRST_SLOT[cell] = (short) slot;
    }
  }

  private DurationBins() {}

  /** Returns the slot of a dense array for a duration of {@code nanos ≥ 0}; 0 goes to slot 0. */
  public static int slot(long nanos) {
    return nanos <= 0 ? 0 : search(nanos);
  }

  /** Returns the bin of a slot, as OTLP counts them for seconds. */
  public static int bin(int slot) {
    return slot - 1 + MIN;
  }

  /** Returns the slot of a bin. */
  public static int slotOfBin(int bin) {
    return bin + 1 - MIN;
  }

  /** Returns the exclusive lower bound of a slot in nanoseconds; 0 for the first two. */
  public static long lowerNanos(int slot) {
    return slot <= 1 ? 0 : UPPER_NANOS[slot - 1];
  }

  /** Returns the inclusive upper bound of a slot in nanoseconds; 0 for slot 0. */
  public static long upperNanos(int slot) {
    return UPPER_NANOS[slot];
  }

  /**
   * Returns the duration in nanoseconds whose relative error to any in the slot is smallest: the
   * harmonic mean of its bounds.
   */
  public static double estimateNanos(int slot) {
    if (slot == 0) {
      return 0;
    }
    double upper = Math.pow(2, (slot + MIN) / (double) PER_OCTAVE) * 1e9;
    double lower = Math.pow(2, (slot + MIN - 1) / (double) PER_OCTAVE) * 1e9;
    return 2 * lower * upper / (lower + upper);
  }

  private static int search(long nanos) {
    int exponent = 63 - Long.numberOfLeadingZeros(nanos);
    int mantissa =
        exponent >= MANTISSA_BITS
            ? (int) (nanos >>> (exponent - MANTISSA_BITS))
            : (int) (nanos << (MANTISSA_BITS - exponent));
    int slot = FIRST_SLOT[(exponent << MANTISSA_BITS) | (mantissa & ((1 << MANTISSA_BITS) - 1))];
    while (nanos > UPPER_NANOS[slot]) {
      slot++;
    }
    return slot;
  }
}
