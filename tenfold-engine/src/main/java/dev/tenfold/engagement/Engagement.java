package dev.tenfold.engagement;

import java.util.List;
import java.util.Optional;

/**
 * An agreement to work on a product.
 *
 * @param name a short name for machines
 * @param product what is worked on
 * @param owners who has a part in it
 * @param commitment for how long
 * @param waivers criteria of the gate that were waived by a decision
 * @param targets what is to be reached
 * @param allocation how effort is divided
 * @param cost what the money is for
 * @param sources where the telemetry is
 * @param security what is declared of the product's security
 */
public record Engagement(
    String name,
    Product product,
    List<Owner> owners,
    Commitment commitment,
    List<Waiver> waivers,
    List<Target> targets,
    Allocation allocation,
    CostModel cost,
    List<Source> sources,
    Security security) {
  public Engagement {
    owners = List.copyOf(owners);
    waivers = List.copyOf(waivers);
    targets = List.copyOf(targets);
    sources = List.copyOf(sources);
  }

  /** Returns who owns the product's technology on the client's side. */
  public Optional<Owner> technicalOwner() {
    return owners.stream()
        .filter(owner -> owner.side() == Owner.Side.CLIENT)
        .filter(owner -> owner.role().equals(Owner.TECHNICAL_OWNER))
        .findFirst();
  }

  /** Returns the source of a name. */
  public Optional<Source> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /** Returns the waiver of a criterion. */
  public Optional<Waiver> waiver(String criterion) {
    return waivers.stream().filter(waiver -> waiver.criterion().equals(criterion)).findFirst();
  }
}
