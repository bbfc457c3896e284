package dev.tenfold.collect;

import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the records of a source while they are read. It belongs to one thread. */
public final class DeliveryCount<T> {
  private final String source;
  private final List<T> facts = new ArrayList<>();
  private final Map<String, Long> rejected = new LinkedHashMap<>();
  private final Map<String, List<Problem>> samples = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private long used;

  public DeliveryCount(String source) {
    this.source = source;
  }

  /** Counts a record that holds {@code found}, which may be nothing that matters. */
  public void use(List<? extends T> found) {
    used++;
    facts.addAll(found);
  }

  /** Counts a record that cannot be used, and keeps it among the first few as a sample. */
  public void reject(String reason, Problem sample) {
    rejected.merge(reason, 1L, Long::sum);
    List<Problem> kept = samples.computeIfAbsent(reason, any -> new ArrayList<>());
    if (kept.size() < Delivery.MOST_SAMPLES) {
      kept.add(sample);
    }
  }

  /** Adds what is odd about records that were used. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  public Delivery<T> delivery() {
    List<Refusal> refusals =
        rejected.entrySet().stream()
            .map(e ->
                new Refusal(e.getKey(), e.getValue(), samples.getOrDefault(e.getKey(), List.of())))
            .sorted(Comparator.comparingLong(Refusal::records).reversed())
            .toList();
    long refused = refusals.stream().mapToLong(Refusal::records).sum();
    return new Delivery<>(source, facts, used + refused, used, refusals, notes);
  }
}
