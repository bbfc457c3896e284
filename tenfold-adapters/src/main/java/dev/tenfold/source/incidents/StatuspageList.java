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
 * Incidents of an Atlassian Statuspage, as {@code incidents.json} and its API list them, and as
 * archives of status pages keep them with the time of impact from the postmortem. Announced
 * maintenance keeps its severity {@code maintenance}.
 *
 * @see <a href="https://developer.statuspage.io/#operation/getPagesPageIdIncidents">Statuspage API,
 *     incidents</a>
 */
final class StatuspageList implements Format<Incident> {
  private static final Set<String> OVER = Set.of("resolved", "postmortem", "completed");

  private final Drafts drafts;

  StatuspageList(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean knows(JsonNode record) {
    return record.has("impact") && (record.has("incident_updates") || record.has("updates"));
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    Optional<Instant> began =
        Fields.firstTime(record, "downtime_start", "started_at", "scheduled_for", "created_at");
    String id = Fields.text(record, "id");
    if (began.isEmpty() || id.isEmpty()) {
      return Unusable.without("id and started_at");
    }
    Draft draft = drafts.whole("statuspage", id, place);
    draft.title = Fields.first(Fields.text(record, "name"), Fields.text(record, "title"));
    draft.severity = Fields.text(record, "impact");
    JsonNode component = record.path("components").path(0);
    draft.service = Fields.first(component.asString(""), Fields.text(component, "name"));
    draft.began = began.get();
    draft.mitigated = Fields.time(record, "downtime_end").orElse(null);
    Instant ended = ended(record);
    draft.over =
        ended != null || OVER.contains(Fields.text(record, "status").toLowerCase(Locale.ROOT));
    draft.resolved = Fields.time(record, "resolved_at").orElse(ended);
    return Optional.empty();
  }

  /** Returns when an update first said that it was over. */
  private static @Nullable Instant ended(JsonNode record) {
    Instant first = null;
    String list = record.has("incident_updates") ? "incident_updates" : "updates";
    for (JsonNode update : record.path(list)) {
      Instant at = Fields.firstTime(update, "display_at", "created_at", "at").orElse(null);
      boolean over = OVER.contains(Fields.text(update, "status").toLowerCase(Locale.ROOT));
      if (over && at != null && (first == null || at.isBefore(first))) {
        first = at;
      }
    }
    return first;
  }
}
