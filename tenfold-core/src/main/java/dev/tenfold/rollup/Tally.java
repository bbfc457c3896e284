package dev.tenfold.rollup;

import dev.tenfold.accesslog.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Account of a reading: {@code read = used + rejected}, always. Mutable; adding up is commutative,
 * the samples kept are those that stand first.
 */
public final class Tally {
  /** Samples kept for each reason. */
  public static final int SAMPLES = 5;

  /** Characters kept of a sampled line. */
  public static final int SAMPLE_CHARACTERS = 240;

  /**
   * A rejected line.
   *
   * @param log number of the log
   * @param offset where the line starts in the log's content, in bytes
   * @param field the field that could not be read, or the empty string
   * @param text the start of the line, with client addresses and query strings struck out
   */
  public record Sample(int log, long offset, String field, String text) {}

  private static final Comparator<Sample> FIRST =
      Comparator.comparingInt(Sample::log).thenComparingLong(Sample::offset);

  /** Lines used. */
  public long used;

  /** Bytes of the lines read. */
  public long bytes;

  /** Used lines without a duration. */
  public long withoutDuration;

  /** Used lines whose duration is 0: below the resolution of the log's clock. */
  public long zeroDurations;

  /** Used lines that end inside the user agent's quotes. */
  public long truncatedAgents;

  /** Used lines without a request that could be read. */
  public long withoutRequest;

  /**
   * Used lines whose stamp is before that of the line above by more than a second, where both stand
   * in the same chunk: how many are missed at the borders depends on where those lie.
   */
  public long outOfOrder;

  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
  private final Map<Rejection, List<Sample>> samples = new EnumMap<>(Rejection.class);

  /** Returns lines read. */
  public long read() {
    return used + rejected();
  }

  /** Returns lines rejected, for any reason. */
  public long rejected() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns lines rejected by reason. */
  public Map<Rejection, Long> rejectedByReason() {
    return Collections.unmodifiableMap(rejected);
  }

  /** Returns the first lines rejected for a reason, at most {@link #SAMPLES}. */
  public List<Sample> samples(Rejection reason) {
    return List.copyOf(samples.getOrDefault(reason, List.of()));
  }

  /** Counts {@code lines} rejected for a reason. */
  public void reject(Rejection reason, long lines) {
    rejected.merge(reason, lines, Long::sum);
  }

  /** Returns whether a sample at this place would be kept. */
  public boolean wantsSample(Rejection reason, int log, long offset) {
    List<Sample> kept = samples.get(reason);
    return kept == null
        || kept.size() < SAMPLES
        || FIRST.compare(new Sample(log, offset, "", ""), kept.getLast()) < 0;
  }

  /** Keeps a sample if it stands before the kept ones. */
  public void sample(Rejection reason, Sample sample) {
    List<Sample> kept = samples.computeIfAbsent(reason, any -> new ArrayList<>());
    kept.add(sample);
    kept.sort(FIRST);
    if (kept.size() > SAMPLES) {
      kept.removeLast();
    }
  }

  /** Adds all of {@code other}. */
  public void merge(Tally other) {
    used += other.used;
    bytes += other.bytes;
    withoutDuration += other.withoutDuration;
    zeroDurations += other.zeroDurations;
    truncatedAgents += other.truncatedAgents;
    withoutRequest += other.withoutRequest;
    outOfOrder += other.outOfOrder;
    other.rejected.forEach(this::reject);
    other.samples.forEach((reason, list) -> list.forEach(sample -> sample(reason, sample)));
  }
}
