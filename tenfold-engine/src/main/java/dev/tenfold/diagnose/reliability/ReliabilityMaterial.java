package dev.tenfold.diagnose.reliability;

import dev.tenfold.engagement.ProductionNames;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reliability is diagnosed from.
 *
 * @param window when; what lies outside is left out and counted
 * @param incidents of all sources; null where no source of incidents was read, which is not the
 *     same as none having happened
 * @param deployments of all sources; null where none was read
 * @param objectives each with the requests that it is about
 * @param declared what the product's owners say of their records
 */
public record ReliabilityMaterial(
    Window window,
    @Nullable List<Incident> incidents,
    @Nullable List<Deployment> deployments,
    List<GoodRequests> objectives,
    Declared declared) {
  public ReliabilityMaterial {
    incidents = incidents == null ? null : List.copyOf(incidents);
    deployments = deployments == null ? null : List.copyOf(deployments);
    objectives = List.copyOf(objectives);
  }

  /**
   * What the product's owners say of their records.
   *
   * @param production which environments are production
   * @param uncounted severities that are no incidents, lower case
   * @param causeWithin how long after a deployment an incident is taken to follow it
   * @param failuresTold whether the sources of deployments also tell of those that failed
   */
  public record Declared(
      ProductionNames production,
      Set<String> uncounted,
      Duration causeWithin,
      boolean failuresTold) {
    /** What is taken where nobody says otherwise. */
    public static final Declared USUAL =
        new Declared(
            ProductionNames.USUAL, Set.of("none", "maintenance"), Duration.ofHours(24), true);

    public Declared {
      uncounted = Set.copyOf(uncounted);
    }
  }
}
