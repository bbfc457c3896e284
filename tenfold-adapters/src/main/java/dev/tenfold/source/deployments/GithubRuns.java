package dev.tenfold.source.deployments;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GitHub workflow runs, of which those count that are declared to deploy.
 *
 * @see <a
 *     href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run">GitHub
 *     webhooks, workflow_run</a>
 */
final class GithubRuns implements Format<Deployment> {
  private final Map<String, String> environments;
  private final Map<String, Deployment> found = new LinkedHashMap<>();
  private long undeclared;

  GithubRuns(Map<String, String> environments) {
    this.environments = Map.copyOf(environments);
  }

  @Override
  public boolean knows(JsonNode record) {
    return record.has("workflow") && record.path("workflow_run").has("head_sha") || isRun(record);
  }

  private static boolean isRun(JsonNode record) {
    return record.has("workflow_id") && record.has("head_sha");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    JsonNode run = isRun(record) ? record : record.path("workflow_run");
    String id = Fields.text(run, "id");
    Optional<Instant> finished = Fields.time(run, "updated_at");
    if (id.isEmpty() || finished.isEmpty()) {
      return Unusable.without("id and updated_at of the run");
    }
    String environment = environment(record, run);
    Outcome outcome = outcome(run);
    undeclared += environment == null ? 1 : 0;
    if (environment != null && outcome != null) {
      JsonNode repository = run.has("repository") ? run : record;
      found.put(
          id + " " + Fields.text(run, "run_attempt"),
          new Deployment(
              id,
              Fields.text(repository, "repository", "name"),
              environment,
              Fields.text(run, "head_sha"),
              "",
              Fields.firstTime(run, "run_started_at", "created_at").orElse(null),
              finished.get(),
              outcome,
              Trigger.UNKNOWN,
              place));
    }
    return Optional.empty();
  }

  private @Nullable String environment(JsonNode record, JsonNode run) {
    String[] names = {
      Fields.text(run, "path"), Fields.text(run, "name"), Fields.text(record, "workflow", "name")
    };
    for (String name : names) {
      if (environments.containsKey(name)) {
        return environments.get(name);
      }
    }
    return null;
  }

  /** A run that was cancelled or skipped deployed nothing and did not fail to. */
  private static @Nullable Outcome outcome(JsonNode run) {
    if (!Fields.text(run, "status").equals("completed")) {
      return null;
    }
    return switch (Fields.text(run, "conclusion")) {
      case "success" -> Outcome.SUCCEEDED;
      case "failure", "timed_out", "startup_failure" -> Outcome.FAILED;
      default -> null;
    };
  }

  @Override
  public List<Deployment> facts() {
    return List.copyOf(found.values());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (undeclared > 0) {
      notes.add("Left out, runs of workflows that nobody declared to deploy: " + undeclared);
    }
    return notes;
  }
}
