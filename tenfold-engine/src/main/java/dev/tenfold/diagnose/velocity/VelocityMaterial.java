package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.verdict.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how changes reach production.
 *
 * @param window what is diagnosed
 * @param repositories which have no commit in common; none where none was read
 * @param deployments to any environment; those before the window say what was in service
 * @param releases versions that were tagged, which nobody says were deployed
 * @param incidents null where none were collected, which is not the same as none
 * @param settings what the product's people declared
 */
public record VelocityMaterial(
    Window window,
    List<Repository> repositories,
    List<Deployment> deployments,
    List<Deployment> releases,
    @Nullable List<Incident> incidents,
    VelocitySettings settings) {
  public VelocityMaterial {
    repositories = List.copyOf(repositories);
    deployments = List.copyOf(deployments);
    releases = List.copyOf(releases);
    incidents = incidents == null ? null : List.copyOf(incidents);
  }
}
