package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.engagement.Source;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of a source when it was collected.
 *
 * @param source its name
 * @param kind what it holds
 * @param added places that were read and gave something
 * @param known places that had been read before and have not changed
 * @param held whether anything that can be used was read of it before
 * @param read records looked at in those that were read
 * @param used records understood
 * @param rejected those that were not, by reason
 * @param notes what is odd about records that were used
 * @param problems what could not be read at all
 */
public record SourceReport(
    String source,
    Source.Kind kind,
    int added,
    int known,
    boolean held,
    long read,
    long used,
    List<Refusal> rejected,
    List<String> notes,
    List<Problem> problems) {
  public SourceReport {
    rejected = List.copyOf(rejected);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /** Returns the same with more problems. */
  public SourceReport with(List<Problem> more) {
    List<Problem> all = Stream.concat(problems.stream(), more.stream()).toList();
    return new SourceReport(source, kind, added, known, held, read, used, rejected, notes, all);
  }

  /** Returns whether anything of the source can be used. */
  public boolean isUsable() {
    return used > 0 || held;
  }

  /** Adds up what becomes of the places of one source. */
  static final class Count {
    private final Source source;
    private final Map<String, Refusal> rejected = new LinkedHashMap<>();
    private final Map<String, Integer> notes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int added;
    private int known;
    private long read;
    private long used;

    Count(Source source) {
      this.source = source;
    }

    void isKnown() {
      known++;
    }

    void isAdded() {
      added++;
    }

    boolean isUsable() {
      return used > 0 || known > 0;
    }

    void add(Delivery<?> delivery) {
      read += delivery.read();
      used += delivery.used();
      for (Refusal refusal : delivery.rejected()) {
        rejected.merge(refusal.reason(), refusal, Count::together);
      }
      delivery.notes().forEach(note -> notes.merge(note, 1, Integer::sum));
    }

    void fail(List<Problem> more) {
      problems.addAll(more);
    }

    private static Refusal together(Refusal one, Refusal other) {
      List<Problem> samples =
          Stream.concat(one.samples().stream(), other.samples().stream())
              .limit(Delivery.MOST_SAMPLES)
              .toList();
      return new Refusal(one.reason(), one.records() + other.records(), samples);
    }

    SourceReport report() {
      List<Refusal> reasons = new ArrayList<>(rejected.values());
      reasons.sort(Comparator.comparingLong(Refusal::records).reversed());
      List<String> told = new ArrayList<>();
      notes.forEach(
          (note, places) -> told.add(places == 1 ? note : note + " (" + places + " places)"));
      return new SourceReport(
          source.name(),
          source.kind(),
          added,
          known,
          known > 0,
          read,
          used,
          reasons,
          told,
          problems);
    }
  }
}
