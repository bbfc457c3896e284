package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * PagerDuty incidents as its REST API lists them.
 *
 * @see <a
 *     href="https://developer.pagerduty.com/api-reference/9d0b4b12e36f9-list-incidents">PagerDuty
 *     REST API, list incidents</a>
 */
final class PagerDutyList implements Format<Incident> {
  private final Drafts drafts;

  PagerDutyList(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean knows(JsonNode record) {
    return record.has("incident_number") && record.has("created_at");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    Optional<Instant> began = Fields.time(record, "created_at");
    String id = Fields.text(record, "id");
    if (began.isEmpty() || id.isEmpty()) {
      return Unusable.without("id and created_at");
    }
    Draft draft = drafts.whole("pagerduty", id, place);
    describe(draft, record);
    draft.began = began.get();
    draft.over = Fields.text(record, "status").equals("resolved");
    if (draft.over) {
      draft.resolved =
          Fields.firstTime(record, "resolved_at", "last_status_change_at").orElse(null);
    }
    for (JsonNode each : record.path("acknowledgements")) {
      Instant at = Fields.time(each, "at").orElse(null);
      Instant first = draft.acknowledged;
      draft.acknowledged = first == null || at != null && at.isBefore(first) ? at : first;
    }
    return Optional.empty();
  }

  static void describe(Draft draft, JsonNode incident) {
    draft.title =
        Fields.first(Fields.text(incident, "title"), Fields.text(incident, "summary"), draft.title);
    draft.service = Fields.first(Fields.text(incident, "service", "summary"), draft.service);
    draft.severity =
        Fields.first(
            Fields.text(incident, "priority", "summary"),
            Fields.text(incident, "urgency"),
            draft.severity);
  }
}
