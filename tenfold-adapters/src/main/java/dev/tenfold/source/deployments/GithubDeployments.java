package dev.tenfold.source.deployments;

import dev.tenfold.observe.Deployment;
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
import tools.jackson.databind.JsonNode;

/**
 * GitHub deployments and their statuses, as webhooks send them and the REST API lists them, joined
 * by repository and deployment.
 *
 * @see <a href="https://docs.github.com/en/rest/deployments/statuses">GitHub REST API, deployment
 *     statuses</a>
 */
final class GithubDeployments implements Format<Deployment> {
  private static final Pattern ADDRESS =
      Pattern.compile("/repos/([^/]+/([^/]+))/deployments/([0-9]+)");

  private final Map<String, GithubDeployment> found = new LinkedHashMap<>();
  private long unplaced;

  @Override
  public boolean knows(JsonNode record) {
    return record.path("deployment").has("sha") || isDeployment(record) || isStatus(record);
  }

  private static boolean isDeployment(JsonNode record) {
    return record.has("sha") && record.has("task") && record.has("environment");
  }

  private static boolean isStatus(JsonNode record) {
    return record.has("state") && record.has("deployment_url");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    if (isStatus(record)) {
      return status(Fields.text(record, "deployment_url"), record, place);
    }
    JsonNode deployment = isDeployment(record) ? record : record.path("deployment");
    Optional<Instant> created = Fields.time(deployment, "created_at");
    Optional<GithubDeployment> one = one(Fields.text(deployment, "url"), deployment, place);
    if (created.isEmpty() || one.isEmpty()) {
      return Unusable.without("id and created_at of the deployment");
    }
    one.get().describe(deployment, created.get());
    JsonNode state = record.path("deployment_status");
    if (state.isObject() && !one.get().say(state)) {
      return Unusable.without("state and created_at of the status");
    }
    long bad = 0;
    for (JsonNode each : deployment.path("statuses")) {
      bad += one.get().say(each) ? 0 : 1;
    }
    return bad == 0 ? Optional.empty() : Unusable.without("state and created_at of a status");
  }

  private Optional<Unusable> status(String address, JsonNode status, Place place) {
    Optional<GithubDeployment> one = one(address, status.path(""), place);
    return one.isPresent() && one.get().say(status)
        ? Optional.empty()
        : Unusable.without("state, created_at and deployment_url of the status");
  }

  /** Returns the deployment at an address, or else of a number without one. */
  private Optional<GithubDeployment> one(String address, JsonNode deployment, Place place) {
    Matcher parts = ADDRESS.matcher(address);
    if (parts.find()) {
      String key = parts.group(1) + " " + parts.group(3);
      return Optional.of(
          found.computeIfAbsent(
              key, any -> new GithubDeployment(parts.group(3), parts.group(2), place)));
    }
    String id = Fields.text(deployment, "id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    unplaced++;
    return Optional.of(found.computeIfAbsent(id, any -> new GithubDeployment(id, "", place)));
  }

  @Override
  public List<Deployment> facts() {
    return found.values().stream().flatMap(one -> one.fact().stream()).toList();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    long unfinished = found.values().stream().filter(one -> one.fact().isEmpty()).count();
    if (unfinished > 0) {
      notes.add(
          unfinished
              + " GitHub deployments have no final status here and are left out: list their"
              + " statuses too.");
    }
    long undated = found.values().stream().filter(GithubDeployment::isUndated).count();
    if (undated > 0) {
      notes.add(
          undated
              + " GitHub deployments are only said to be inactive: they did succeed, and are dated"
              + " by their creation.");
    }
    if (unplaced > 0) {
      notes.add(unplaced + " GitHub deployments do not say of which repository they are.");
    }
    return notes;
  }
}
