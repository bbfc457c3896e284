package dev.tenfold.shop.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what happens as CDEvents, a line each.
 *
 * @param deployments file of deployments and rollbacks
 * @param incidents file of what the watch says
 * @see <a href="https://github.com/cdevents/spec/tree/v0.5.0">CDEvents 0.5.0: continuous deployment
 *     and continuous operations events</a>
 */
record Events(Path deployments, Path incidents, Clock clock) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Starts both files anew. */
  void begin() throws IOException {
    Files.writeString(deployments, "");
    Files.writeString(incidents, "");
  }

  /** Says that a release is in service, put there anew or again. */
  void released(Plan.Release release, boolean again) throws IOException {
    String type = again ? "service.rolledback.0.3.0" : "service.deployed.0.3.0";
    ObjectNode event = event(type, "/recording/deployer", "shop");
    content(event, release);
    event.putObject("customData").put("change", release.words());
    write(deployments, event);
  }

  void incident(String id, Watch.Word word, Plan.Release release) throws IOException {
    String type = word.begins() ? "incident.detected.0.3.0" : "incident.resolved.0.3.0";
    ObjectNode event = event(type, "/recording/watch", id);
    content(event, release).put("description", word.why());
    write(incidents, event);
  }

  private ObjectNode event(String type, String source, String subject) {
    ObjectNode event = JSON.createObjectNode();
    event
        .putObject("context")
        .put("specversion", "0.5.0")
        .put("id", UUID.randomUUID().toString())
        .put("source", source)
        .put("type", "dev.cdevents." + type)
        .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    event.putObject("subject").put("id", subject).put("source", source);
    return event;
  }

  private static ObjectNode content(ObjectNode event, Plan.Release release) {
    ObjectNode content = event.withObject("/subject").putObject("content");
    content.putObject("environment").put("id", "recording");
    content.put("artifactId", "pkg:generic/shop@" + release.version());
    return content;
  }

  private static void write(Path file, ObjectNode event) throws IOException {
    Files.writeString(file, event + "\n", StandardOpenOption.APPEND);
  }
}
