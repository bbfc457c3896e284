package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * PagerDuty's version 3 webhooks, joined by incident.
 *
 * @see <a href="https://developer.pagerduty.com/docs/webhooks-overview">PagerDuty, webhooks</a>
 */
final class PagerDutyEvents implements Format<Incident> {
  private final Drafts drafts;

  PagerDutyEvents(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean knows(JsonNode record) {
    return record.path("event").has("event_type") && record.path("event").has("occurred_at");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    JsonNode event = record.path("event");
    JsonNode incident = event.path("data");
    String type = Fields.text(event, "event_type");
    Optional<Instant> at = Fields.time(event, "occurred_at");
    String id = Fields.text(incident, "id");
    if (at.isEmpty() || id.isEmpty()) {
      return Unusable.without("occurred_at and data.id");
    }
    if (!type.startsWith("incident.") || !Fields.text(incident, "type").equals("incident")) {
      drafts.leaveOut("webhooks about something else than an incident's course");
      return Optional.empty();
    }
    Draft draft = drafts.step("pagerduty", id, place);
    PagerDutyList.describe(draft, incident);
    Optional<Instant> created = Fields.time(incident, "created_at");
    switch (type) {
      case "incident.triggered" -> draft.began = created.orElse(at.get());
      case "incident.acknowledged" -> draft.acknowledged = earlier(draft.acknowledged, at.get());
      case "incident.resolved" -> {
        draft.over = true;
        draft.resolved = draft.resolved == null ? at.get() : later(draft.resolved, at.get());
      }
      case "incident.reopened" -> {
        draft.over = false;
        draft.resolved = null;
      }
      default -> {}
    }
    draft.began = draft.began == null ? created.orElse(null) : draft.began;
    return Optional.empty();
  }

  private static Instant earlier(@Nullable Instant known, Instant at) {
    return known == null || at.isBefore(known) ? at : known;
  }

  private static Instant later(Instant known, Instant at) {
    return at.isAfter(known) ? at : known;
  }
}
