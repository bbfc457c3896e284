package dev.tenfold.engagement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is declared of a product's security, beside what is recorded of it.
 *
 * @param surfaces how the product is used: {@code browser}, {@code api}; empty where nobody said
 * @param repositories hosts that its components may come from
 * @param names what reports call it: images, package URLs
 * @param texts a file with the standard's own words, relative to the workspace; empty for ours
 * @param accepted risks that somebody answers for, for a time
 * @param notApplicable requirements that do not concern the product
 */
public record Security(
    Set<String> surfaces,
    Set<String> repositories,
    Set<String> names,
    String texts,
    List<AcceptedRisk> accepted,
    List<NotApplicable> notApplicable) {
  /** Nothing is declared. */
  public static final Security NONE =
      new Security(Set.of(), Set.of(), Set.of(), "", List.of(), List.of());

  public Security {
    surfaces = Set.copyOf(surfaces);
    repositories = Set.copyOf(repositories);
    names = Set.copyOf(names);
    accepted = List.copyOf(accepted);
    notApplicable = List.copyOf(notApplicable);
  }

  /**
   * A risk that somebody answers for.
   *
   * @param id a requirement, or a weakness as reports call it
   * @param reason why it is accepted
   * @param owner who answers for it, one of the client's owners
   * @param decision the file that says so, relative to the workspace; empty for none
   * @param decided the first day it holds
   * @param expires the last day it holds
   */
  public record AcceptedRisk(
      String id,
      String reason,
      String owner,
      String decision,
      LocalDate decided,
      LocalDate expires) {}

  /** A requirement that does not concern the product, and why. */
  public record NotApplicable(String id, String reason) {}
}
