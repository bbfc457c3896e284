package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * incident.io's incidents as its version 2 API lists them. Teams name the times themselves: those
 * of the default set are known.
 *
 * @see <a href="https://api-docs.incident.io/tag/Incidents-V2">incident.io, incidents V2</a>
 */
final class IncidentIoList implements Format<Incident> {
  private static final Set<String> NONE = Set.of("declined", "merged", "canceled");
  private static final Set<String> OVER = Set.of("closed", "learning");
  private static final Set<String> TRIALS = Set.of("test", "tutorial");

  private final Drafts drafts;

  IncidentIoList(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean knows(JsonNode record) {
    return record.has("incident_status") && record.has("created_at");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    Optional<Instant> created = Fields.time(record, "created_at");
    String id = Fields.first(Fields.text(record, "reference"), Fields.text(record, "id"));
    if (created.isEmpty() || id.isEmpty()) {
      return Unusable.without("id and created_at");
    }
    String status = Fields.text(record, "incident_status", "category").toLowerCase(Locale.ROOT);
    if (TRIALS.contains(Fields.text(record, "mode"))) {
      drafts.leaveOut("tests and tutorials");
      return Optional.empty();
    }
    if (NONE.contains(status)) {
      drafts.leaveOut("declined, merged or cancelled");
      return Optional.empty();
    }
    Draft draft = drafts.whole("incident.io", id, place);
    draft.title = Fields.text(record, "name");
    draft.severity = Fields.text(record, "severity", "name");
    Instant began = time(record, "impact started", "identified", "detected", "reported");
    draft.began = began == null ? created.get() : began;
    draft.acknowledged = time(record, "accepted", "acknowledged");
    draft.mitigated = time(record, "fixed", "mitigated", "impact ended");
    draft.over = OVER.contains(status);
    draft.resolved = time(record, "resolved", "closed");
    return Optional.empty();
  }

  private static @Nullable Instant time(JsonNode record, String... names) {
    for (String name : names) {
      for (JsonNode value : record.path("incident_timestamp_values")) {
        String called = Fields.text(value, "incident_timestamp", "name").toLowerCase(Locale.ROOT);
        Optional<Instant> at = Fields.time(value, "value", "value");
        if (at.isPresent() && (called.equals(name) || called.equals(name + " at"))) {
          return at.get();
        }
      }
    }
    return null;
  }
}
