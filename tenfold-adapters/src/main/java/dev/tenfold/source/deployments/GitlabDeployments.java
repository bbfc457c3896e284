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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GitLab deployments, as webhooks send them and the REST API lists them.
 *
 * @see <a href="https://docs.gitlab.com/api/deployments/">GitLab, deployments API</a>
 * @see <a
 *     href="https://docs.gitlab.com/user/project/integrations/webhook_events/#deployment-events">GitLab,
 *     deployment events</a>
 */
final class GitlabDeployments implements Format<Deployment> {
  private static final Pattern COMMIT = Pattern.compile("/commit/([0-9a-f]{7,64})$");
  private static final Pattern PROJECT = Pattern.compile("/([^/]+)/-/");

  private final Map<String, Deployment> found = new LinkedHashMap<>();
  private final Map<String, Instant> started = new LinkedHashMap<>();
  private long unfinished;

  @Override
  public boolean knows(JsonNode record) {
    return isEvent(record) || record.has("iid") && record.path("environment").isObject();
  }

  private static boolean isEvent(JsonNode record) {
    return Fields.text(record, "object_kind").equals("deployment");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    return isEvent(record) ? event(record, place) : listed(record, place);
  }

  private Optional<Unusable> event(JsonNode event, Place place) {
    Optional<Instant> at = Fields.time(event, "status_changed_at");
    String id = Fields.text(event, "deployment_id");
    String project = Fields.text(event, "project", "name");
    if (at.isEmpty() || id.isEmpty()) {
      return Unusable.without("deployment_id and status_changed_at");
    }
    String key = Fields.text(event, "project", "path_with_namespace") + " " + id;
    String status = Fields.text(event, "status");
    if (status.equals("running")) {
      started.put(key, at.get());
    }
    Matcher commit = COMMIT.matcher(Fields.text(event, "commit_url"));
    String revision = commit.find() ? commit.group(1) : Fields.text(event, "short_sha");
    String environment = Fields.text(event, "environment");
    keep(key, new Read(id, project, environment, revision, null, at.get(), status), place);
    return Optional.empty();
  }

  private Optional<Unusable> listed(JsonNode listed, Place place) {
    JsonNode job = listed.path("deployable");
    Optional<Instant> at = Fields.time(job, "finished_at");
    at = at.isPresent() ? at : Fields.firstTime(listed, "finished_at", "updated_at", "created_at");
    String id = Fields.text(listed, "id");
    if (at.isEmpty() || id.isEmpty()) {
      return Unusable.without("id and updated_at");
    }
    Matcher path = PROJECT.matcher(Fields.text(job, "pipeline", "web_url"));
    String project = path.find() ? path.group(1) : Fields.text(listed, "project", "path");
    Optional<Instant> begun = Fields.firstTime(job, "started_at", "created_at");
    keep(
        project + " " + id,
        new Read(
            id,
            project,
            Fields.text(listed, "environment", "name"),
            Fields.text(listed, "sha"),
            begun.isPresent() ? begun.get() : Fields.time(listed, "created_at").orElse(null),
            at.get(),
            Fields.text(listed, "status")),
        place);
    return Optional.empty();
  }

  private record Read(
      String id,
      String project,
      String environment,
      String revision,
      @Nullable Instant started,
      Instant at,
      String status) {}

  private void keep(String key, Read read, Place place) {
    Outcome outcome =
        switch (read.status) {
          case "success" -> Outcome.SUCCEEDED;
          case "failed" -> Outcome.FAILED;
          default -> null;
        };
    if (outcome == null) {
      unfinished += read.status.equals("running") ? 0 : 1;
      return;
    }
    Instant begun = read.started != null ? read.started : started.get(key);
    found.put(
        key,
        new Deployment(
            read.id,
            read.project,
            read.environment,
            read.revision,
            "",
            begun,
            read.at,
            outcome,
            Trigger.UNKNOWN,
            place));
  }

  @Override
  public List<Deployment> facts() {
    return List.copyOf(found.values());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (unfinished > 0) {
      notes.add(
          unfinished
              + " GitLab deployments were created, blocked, skipped or cancelled: they neither"
              + " succeeded nor failed.");
    }
    return notes;
  }
}
