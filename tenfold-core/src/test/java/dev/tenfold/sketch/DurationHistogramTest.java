package dev.tenfold.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.testing.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationHistogramTest {
  @Test
  void holdsSumsAtTheGreatestNumberInWhateverOrderTheyAreAdded() {
    DurationHistogram many = new DurationHistogram();
    for (int i = 0; i < 3; i++) {
      DurationHistogram century = new DurationHistogram();
      century.record(3_155_760_000_000_000_000L);
      many.merge(century);
    }
    assertThat(many.sumNanos()).isEqualTo(Long.MAX_VALUE);
    many.merge(many);
    assertThat(many.sumNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(many.count()).isEqualTo(6);
  }

  private static final double[] QUANTILES = {0.001, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

  /** Shapes of latency, in nanoseconds. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Shape {
    LOG_NORMAL(random -> Math.round(Math.exp(17 + 1.1 * random.nextGaussian()))),
    BIMODAL(random ->
        Math.round(
            random.nextInt(10) == 0
                ? 2e9 + 3e8 * random.nextGaussian()
                : 4e6 + 2e5 * random.nextGaussian())),
    HEAVY_TAIL(random -> Math.round(1e6 / Math.pow(1 - random.nextDouble(), 1.3))),
    WHOLE_MILLIS(random -> 1_000_000L * Math.round(Math.exp(3 + 1.5 * random.nextGaussian()))),
    FEW_NANOS(random -> random.nextLong(200)),
    HOURS(random -> random.nextLong(20_000_000_000_000L));

    private final ToLongFunction<RandomGenerator> draw;

    Shape(ToLongFunction<RandomGenerator> draw) {
      this.draw = draw;
    }

    long[] sample(RandomGenerator random, int size) {
      return random.ints(size).mapToLong(any -> Math.max(0, draw.applyAsLong(random))).toArray();
    }
  }

  @Seeded(cases = 24)
  void isWithinItsErrorOfEveryExactQuantile(RandomGenerator random) {
    for (Shape shape : Shape.values()) {
      long[] durations = shape.sample(random, 1 + random.nextInt(5000));
      DurationHistogram histogram = of(durations);
      Arrays.sort(durations);
      for (double q : QUANTILES) {
        long exact = durations[(int) Math.ceil(q * durations.length) - 1];
        assertThat(histogram.quantileNanos(q))
            .as("%s p%s of %d", shape, q * 100, durations.length)
            .isCloseTo((double) exact, within(exact * DurationBins.RELATIVE_ERROR * (1 + 1e-9)));
      }
      assertThat(histogram.nanosOfRank(1)).isEqualTo((double) durations[0]);
      assertThat(histogram.nanosOfRank(durations.length))
          .isEqualTo((double) durations[durations.length - 1]);
      assertThat(histogram.minNanos()).isEqualTo(durations[0]);
      assertThat(histogram.maxNanos()).isEqualTo(durations[durations.length - 1]);
      assertThat(histogram.sumNanos()).isEqualTo(Arrays.stream(durations).sum());
      assertThat(histogram.zeros()).isEqualTo(Arrays.stream(durations).filter(d -> d == 0).count());
    }
  }

  @Seeded(cases = 100)
  void isTheSameHoweverItIsSplitAndMerged(RandomGenerator random) {
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    long[] durations = shape.sample(random, random.nextInt(2000));
    DurationHistogram whole = of(durations);
    List<DurationHistogram> parts = new ArrayList<>();
    for (int from = 0; from < durations.length || parts.isEmpty(); ) {
      int to = Math.min(durations.length, from + random.nextInt(200));
      parts.add(of(Arrays.copyOfRange(durations, from, to)));
      from = to;
    }
    while (parts.size() > 1) {
      DurationHistogram part = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(part);
    }
    assertThat(parts.getFirst()).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(slots(parts.getFirst())).isEqualTo(slots(whole));
  }

  @Seeded(cases = 100)
  void tellsDifferentDurationsApart(RandomGenerator random) {
    long[] durations = Shape.LOG_NORMAL.sample(random, 50);
    long[] others = durations.clone();
    others[random.nextInt(others.length)] *= 2;
    assertThat(of(others)).isNotEqualTo(of(durations));
  }

  @Seeded(cases = 50)
  void countsWhatLiesAboveASlot(RandomGenerator random) {
    long[] durations = Shape.BIMODAL.sample(random, 500);
    int slot = DurationBins.slot(durations[0]);
    assertThat(of(durations).countAbove(slot))
        .isEqualTo(Arrays.stream(durations).filter(d -> d > DurationBins.upperNanos(slot)).count());
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 10, 5",
    "0.5, 11, 6",
    "0.95, 20, 19",
    "0.99, 100, 99",
    "0.99, 101, 100",
    "0.999, 1000, 999",
    "0.9, 10, 9",
    "1, 7, 7",
    "0.001, 7, 1"
  })
  void takesTheRankThatIsTheCeilingOfQTimesN(double q, int n, int rank) {
    DurationHistogram histogram = new DurationHistogram();
    for (int i = 1; i <= n; i++) {
      histogram.record(i * 1_000_000_000L);
    }
    assertThat(histogram.quantileNanos(q)).isEqualTo(histogram.nanosOfRank(rank));
  }

  @Test
  void isEmptyAtFirst() {
    DurationHistogram empty = new DurationHistogram();
    assertThat(empty.count()).isZero();
    assertThat(empty.zeros()).isZero();
    assertThat(empty.minNanos()).isZero();
    assertThat(empty.meanNanos()).isNaN();
    assertThat(empty).hasToString("no durations").isEqualTo(new DurationHistogram());
    assertThatThrownBy(() -> empty.quantileNanos(0.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsTheShortestAndTheLongestThereAre() {
    DurationHistogram histogram = of(new long[] {Long.MAX_VALUE / 2, 0, 1});
    histogram.merge(of(new long[] {Long.MAX_VALUE / 2}));
    assertThat(histogram.count()).isEqualTo(4);
    assertThat(histogram.countAt(DurationBins.slot(Long.MAX_VALUE / 2))).isEqualTo(2);
    assertThat(histogram.zeros()).isEqualTo(1);
  }

  private static DurationHistogram of(long[] durations) {
    DurationHistogram histogram = new DurationHistogram();
    for (long duration : durations) {
      histogram.record(duration);
    }
    return histogram;
  }

  private static long[] slots(DurationHistogram histogram) {
    long[] counts = new long[DurationBins.SLOTS];
    Arrays.setAll(counts, histogram::countAt);
    return counts;
  }
}
