package dev.tenfold.source.deployments;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Place;
import dev.tenfold.record.CdEvent;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Services that were deployed, upgraded or rolled back. An event that comes twice, with the same id
 * of the same source, counts once.
 *
 * @see <a href="https://github.com/cdevents/spec/blob/v0.5.0/continuous-deployment.md">CDEvents
 *     0.5.0, continuous deployment events</a>
 */
final class CdDeployments implements Format<Deployment> {
  private final Map<String, Deployment> found = new LinkedHashMap<>();
  private long removed;

  @Override
  public boolean knows(JsonNode record) {
    return CdEvent.isOne(record);
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    Optional<CdEvent> read = CdEvent.of(record);
    if (read.isEmpty()) {
      return Unusable.without("type, timestamp and subject.id");
    }
    CdEvent event = read.get();
    removed += event.subject().equals("service") && event.predicate().equals("removed") ? 1 : 0;
    Outcome outcome = outcome(event);
    if (outcome != null) {
      String id = event.id();
      String key = id.isEmpty() ? place.text() : Fields.text(event.event(), "context", "source");
      found.put(key + " " + id, deployment(event, outcome, place));
    }
    return Optional.empty();
  }

  private static @Nullable Outcome outcome(CdEvent event) {
    if (!event.subject().equals("service")) {
      return null;
    }
    return switch (event.predicate()) {
      case "deployed", "upgraded" -> Outcome.SUCCEEDED;
      case "rolledback" -> Outcome.ROLLED_BACK;
      default -> null;
    };
  }

  private static Deployment deployment(CdEvent event, Outcome outcome, Place place) {
    return new Deployment(
        event.id(),
        event.subjectId(),
        event.environment(),
        event.custom("revision"),
        Fields.text(event.content(), "artifactId"),
        null,
        event.at(),
        outcome,
        trigger(event.custom("trigger")),
        place);
  }

  static Trigger trigger(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "planned" -> Trigger.PLANNED;
      case "rework" -> Trigger.REWORK;
      default -> Trigger.UNKNOWN;
    };
  }

  @Override
  public List<Deployment> facts() {
    return List.copyOf(found.values());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!found.isEmpty()) {
      notes.add(DeploymentRecords.ONLY_SUCCESSES);
    }
    if (removed > 0) {
      notes.add("Events of a service that was removed, which is no deployment: " + removed);
    }
    return notes;
  }
}
