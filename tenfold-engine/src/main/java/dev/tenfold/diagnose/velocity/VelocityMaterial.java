package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.verdict.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how changes reach production.
 *
 * @param window what is diagnosed
 * @param commits of the branch and of what was deployed, children before parents; from well before
 *     the window on, best all of them; none where no repository was read
 * @param pullRequests when they began; empty where their heads were not fetched
 * @param files all files of the branch as it is; empty where no repository was read
 * @param deployments to any environment; those before the window say what was in service
 * @param releases versions that were tagged, which nobody says were deployed
 * @param incidents null where none were collected, which is not the same as none
 * @param settings what the product's people declared
 */
public record VelocityMaterial(
    Window window,
    List<Commit> commits,
    List<PullRequestStart> pullRequests,
    List<String> files,
    List<Deployment> deployments,
    List<Deployment> releases,
    @Nullable List<Incident> incidents,
    VelocitySettings settings) {
  public VelocityMaterial {
    commits = List.copyOf(commits);
    pullRequests = List.copyOf(pullRequests);
    files = List.copyOf(files);
    deployments = List.copyOf(deployments);
    releases = List.copyOf(releases);
    incidents = incidents == null ? null : List.copyOf(incidents);
  }
}
