package dev.tenfold.collect;

import dev.tenfold.verdict.Problem;
import java.util.List;

/**
 * What a source of facts delivered: {@code read = used + rejected}, always.
 *
 * @param source the file or address, as it was given
 * @param facts what was understood; a record may hold several facts, or none that matter
 * @param read records of the source that were looked at: lines, rows, elements
 * @param used those that were understood
 * @param rejected those that were not, by reason, most first, each with samples
 * @param notes what is odd about records that were used, a sentence each
 */
public record Delivery<T>(
    String source,
    List<T> facts,
    long read,
    long used,
    List<Refusal> rejected,
    List<String> notes) {
  /** How many samples of a reason are kept. */
  public static final int MOST_SAMPLES = 5;

  public Delivery {
    facts = List.copyOf(facts);
    rejected = List.copyOf(rejected);
    notes = List.copyOf(notes);
    long sum = rejected.stream().mapToLong(Refusal::records).sum();
    if (read != used + sum) {
      throw new IllegalArgumentException(read + " read, " + used + " used, " + sum + " rejected");
    }
  }

  /**
   * Records rejected for one reason.
   *
   * @param reason in words
   * @param samples the first of them: what it is, at file:line, and how to mend it
   */
  public record Refusal(String reason, long records, List<Problem> samples) {
    public Refusal {
      samples = List.copyOf(samples);
    }
  }
}
