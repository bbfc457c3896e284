package dev.tenfold.diagnose.capacity;

import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What one resource was used over time. A sample that was read in several places counts once. */
final class ResourceUse {
  /** The part of a stretch that must be sampled for its mean to be told. */
  private static final double COVERED = 0.8;

  /** All that a sample says but where it stands. */
  private static final Comparator<ResourceSample> WHAT =
      Comparator.comparing(ResourceSample::at)
          .thenComparingDouble(ResourceSample::seconds)
          .thenComparingDouble(ResourceSample::used)
          .thenComparingDouble(ResourceSample::capacity)
          .thenComparingDouble(ResourceSample::waiting);

  private static final Unit BYTE_SECONDS = new Unit(Unit.Kind.AS_IT_IS, "By.s", "byte-seconds");

  final String name;
  private final List<ResourceSample> samples;
  private final double[] ends;
  private final double capacity;
  private final boolean capacityChanged;
  private final double usualStretch;

  ResourceUse(String name, List<ResourceSample> unsorted) {
    this.name = name;
    this.samples = once(unsorted);
    this.ends = samples.stream().mapToDouble(sample -> seconds(sample.at())).toArray();
    double[] capacities =
        samples.stream().mapToDouble(ResourceSample::capacity).filter(c -> c > 0).toArray();
    this.capacity = capacities.length == 0 ? Double.NaN : capacities[capacities.length - 1];
    this.capacityChanged = Arrays.stream(capacities).distinct().limit(2).count() > 1;
    this.usualStretch = stretch();
  }

  private static List<ResourceSample> once(List<ResourceSample> unsorted) {
    List<ResourceSample> samples = new ArrayList<>();
    unsorted.stream()
        .sorted(WHAT)
        .filter(each -> samples.isEmpty() || WHAT.compare(samples.getLast(), each) != 0)
        .forEachOrdered(samples::add);
    return samples;
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() / 1e9;
  }

  private double stretch() {
    double[] lengths =
        samples.stream().mapToDouble(ResourceSample::seconds).filter(s -> s > 0).toArray();
    if (lengths.length == 0) {
      lengths = new double[Math.max(0, ends.length - 1)];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = ends[i + 1] - ends[i];
      }
    }
    Arrays.sort(lengths);
    return lengths.length == 0 ? 0 : lengths[lengths.length / 2];
  }

  int count() {
    return samples.size();
  }

  /** Returns the end of the first stretch, in seconds since 1970. */
  double first() {
    return ends[0];
  }

  /** Returns the end of the last stretch, in seconds since 1970. */
  double last() {
    return ends[ends.length - 1];
  }

  /** Returns the median length of a stretch, or time between momentary readings, in seconds. */
  double usualStretch() {
    return usualStretch;
  }

  /** Returns how much there is at the end, NaN where it is not known. */
  double capacity() {
    return capacity;
  }

  boolean capacityChanged() {
    return capacityChanged;
  }

  boolean isSized() {
    return capacity > 0;
  }

  boolean isProcessor() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("cpu") || lower.contains("processor");
  }

  private boolean isMemory() {
    return name.toLowerCase(Locale.ROOT).contains("memory");
  }

  private boolean isPool() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("pool") || lower.contains("connection");
  }

  /** Returns the unit of what is used. */
  Unit unit() {
    if (isMemory()) {
      return Unit.BYTES;
    }
    String thing = isProcessor() ? "processor" : isPool() ? "connection" : "place";
    return new Unit(Unit.Kind.AS_IT_IS, "{" + thing + "}", thing + "s");
  }

  /** Returns the unit of what a request takes of it. */
  Unit demandUnit() {
    return isMemory() ? BYTE_SECONDS : Unit.SECONDS;
  }

  /** Returns what a request takes of it, in words. */
  String demandWords() {
    return isProcessor()
        ? "processor time a request"
        : isMemory() ? "memory held a request, times how long" : "time held a request";
  }

  boolean tellsWaiting() {
    return samples.stream().anyMatch(sample -> !Double.isNaN(sample.waiting()));
  }

  /** Returns the most that ever waited. */
  double mostWaiting() {
    return samples.stream()
        .mapToDouble(ResourceSample::waiting)
        .filter(waiting -> !Double.isNaN(waiting))
        .max()
        .orElse(Double.NaN);
  }

  /**
   * Returns the mean use between two times in seconds since 1970; NaN where too little is known. A
   * momentary reading counts in the time that ends with it.
   */
  double used(double from, double to) {
    double sum = 0;
    double weights = 0;
    double covered = 0;
    for (int i = firstAfter(from); i < ends.length; i++) {
      ResourceSample sample = samples.get(i);
      double begin = ends[i] - sample.seconds();
      if (sample.seconds() > 0 ? begin >= to : ends[i] > to) {
        break;
      }
      double part = Math.min(ends[i], to) - Math.max(begin, from);
      double weight = sample.seconds() > 0 ? part : to - from;
      sum += weight * sample.used();
      weights += weight;
      covered += weight;
    }
    return covered >= COVERED * (to - from) ? sum / weights : Double.NaN;
  }

  /** Returns the part of the readings at which somebody waited; NaN where there are none. */
  double waited(double from, double to) {
    int known = 0;
    int waited = 0;
    for (int i = firstAfter(from); i < ends.length && ends[i] <= to; i++) {
      double waiting = samples.get(i).waiting();
      known += Double.isNaN(waiting) ? 0 : 1;
      waited += waiting > 0 ? 1 : 0;
    }
    return known == 0 ? Double.NaN : (double) waited / known;
  }

  private int firstAfter(double from) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > from) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
