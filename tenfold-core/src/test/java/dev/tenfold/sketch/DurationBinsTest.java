package dev.tenfold.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.testing.Seeded;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known answers from the OpenTelemetry metrics data model: at scale s, base = 2^(2^−s) and bucket i
 * holds values in (base^i, base^(i+1)].
 */
class DurationBinsTest {
  @ParameterizedTest
  @CsvSource({
    // base^i seconds is the inclusive upper bound of bin i − 1
    "1000000000,    -1",
    "1000000001,     0",
    "2000000000,    31",
    "2000000001,    32",
    "500000000,    -33",
    "500000001,    -32",
    "250000000,    -65",
    "4000000000,    63",
    "1024000000000, 319",
    "1024000000001, 320",
    // 2^(1/32) s = 1.021897148654… s
    "1021897148,     0",
    "1021897149,     1",
    // 2^(-1/32) s = 0.978572062087… s
    "978572062,     -2",
    "978572063,     -1",
    "1,           -957",
  })
  void putsADurationIntoTheBucketOfOtlp(long nanos, int bin) {
    int slot = DurationBins.slot(nanos);
    assertThat(DurationBins.bin(slot)).isEqualTo(bin);
    assertThat(DurationBins.slotOfBin(bin)).isEqualTo(slot);
  }

  @Test
  void keepsZeroApart() {
    assertThat(DurationBins.slot(0)).isZero();
    assertThat(DurationBins.bin(0)).isEqualTo(DurationBins.ZERO);
    assertThat(DurationBins.estimateNanos(0)).isZero();
    assertThat(DurationBins.upperNanos(0)).isZero();
  }

  @Test
  void promisesTheErrorOfScaleFive() {
    double gamma = Math.pow(2, 1 / 32.0);
    assertThat(DurationBins.RELATIVE_ERROR)
        .isCloseTo((gamma - 1) / (gamma + 1), within(1e-15))
        .isLessThan(0.010831);
  }

  @Seeded(cases = 2000)
  void findsTheSlotWhoseBoundsHoldTheDuration(RandomGenerator random) {
    long nanos = 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
    int slot = DurationBins.slot(nanos);
    assertThat(nanos)
        .isGreaterThan(DurationBins.lowerNanos(slot))
        .isLessThanOrEqualTo(DurationBins.upperNanos(slot));
    assertThat(DurationBins.estimateNanos(slot))
        .isCloseTo((double) nanos, within(nanos * (DurationBins.RELATIVE_ERROR + 1e-12)));
  }

  @Test
  void hasExactBoundsUpToADay() {
    BigInteger billion = BigInteger.TEN.pow(9);
    for (int slot = 1; slot <= DurationBins.slot(86_400_000_000_000L); slot++) {
      // u = ⌊2^(k/32)·10⁹⌋ with k = bin + 1, so u³² ≤ 2^k·10^288 < (u+1)³²
      int k = DurationBins.bin(slot) + 1;
      BigInteger power = billion.pow(32);
      power = k >= 0 ? power.shiftLeft(k) : power.shiftRight(-k);
      BigInteger upper = BigInteger.valueOf(DurationBins.upperNanos(slot));
      assertThat(upper.pow(32)).as("slot %d", slot).isLessThanOrEqualTo(power);
      assertThat(upper.add(BigInteger.ONE).pow(32)).as("slot %d", slot).isGreaterThan(power);
    }
  }

  @Test
  void hasRoomForEveryDuration() {
    assertThat(DurationBins.slot(Long.MAX_VALUE)).isLessThan(DurationBins.SLOTS);
    assertThat(DurationBins.bin(DurationBins.SLOTS - 1)).isEqualTo(DurationBins.MAX);
  }
}
