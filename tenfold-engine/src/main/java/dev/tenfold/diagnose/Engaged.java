package dev.tenfold.diagnose;

import java.util.List;

/**
 * What a diagnosis tells of a product whose owners agreed on what is to be reached.
 *
 * @param targets how each target stands
 * @param timeline latency, deployments, incidents and cost on the time axis of the requests
 * @param gate whether it is worth starting, and what was decided
 * @param sources what each source gave, and what of it was refused
 */
public record Engaged(
    List<Exhibit> targets, List<Exhibit> timeline, List<Exhibit> gate, List<Exhibit> sources) {
  /** Nothing was agreed. */
  public static final Engaged NOT = new Engaged(List.of(), List.of(), List.of(), List.of());

  public Engaged {
    targets = List.copyOf(targets);
    timeline = List.copyOf(timeline);
    gate = List.copyOf(gate);
    sources = List.copyOf(sources);
  }
}
