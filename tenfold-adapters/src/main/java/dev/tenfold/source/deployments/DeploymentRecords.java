package dev.tenfold.source.deployments;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Deployment;
import dev.tenfold.record.Format;
import dev.tenfold.record.RecordReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Deployments from JSON in any of several formats, recognised record by record. */
public final class DeploymentRecords {
  /**
   * The note of a delivery whose records can only tell of deployments that came into service: a
   * rate of success cannot be had from it.
   */
  public static final String ONLY_SUCCESSES =
      "CDEvents tell which version came into service, and never of a deployment that failed.";

  private static final List<String> ENVELOPES =
      List.of("deployments", "deployment_statuses", "workflow_runs", "events", "data");

  private static final String KNOWN =
      "CDEvents, GitHub or GitLab deployments, or lines with service, finished and outcome";

  private DeploymentRecords() {}

  /** Returns the deployments in {@code in}, which stays open. */
  public static Delivery<Deployment> read(String name, InputStream in) throws IOException {
    return read(name, in, Map.of());
  }

  /**
   * Returns the deployments in {@code in}, which stays open.
   *
   * @param workflows the GitHub workflows that deploy, by name or path, each with the environment
   *     it deploys to
   */
  public static Delivery<Deployment> read(
      String name, InputStream in, Map<String, String> workflows) throws IOException {
    List<Format<Deployment>> formats =
        List.of(
            new CdDeployments(),
            new GithubDeployments(),
            new GithubRuns(workflows),
            new GithubOthers(),
            new GitlabDeployments(),
            new OwnDeployments());
    return RecordReading.read(name, in, formats, ENVELOPES, KNOWN);
  }
}
