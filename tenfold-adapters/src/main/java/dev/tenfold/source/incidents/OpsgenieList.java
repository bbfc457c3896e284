package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Opsgenie incidents and alerts as its REST API lists them.
 *
 * @see <a href="https://docs.opsgenie.com/docs/incident-api">Opsgenie, incident API</a>
 * @see <a href="https://docs.opsgenie.com/docs/alert-api">Opsgenie, alert API</a>
 */
final class OpsgenieList implements Format<Incident> {
  private static final Set<String> OVER = Set.of("closed", "resolved");

  private final Drafts drafts;

  OpsgenieList(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean knows(JsonNode record) {
    return record.has("tinyId") && record.has("createdAt");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    Optional<Instant> created = Fields.time(record, "createdAt");
    String id = Fields.text(record, "id");
    if (created.isEmpty() || id.isEmpty()) {
      return Unusable.without("id and createdAt");
    }
    Draft draft = drafts.whole("opsgenie", id, place);
    draft.title = Fields.text(record, "message");
    draft.severity = Fields.text(record, "priority");
    draft.service =
        Fields.first(
            record.path("impactedServices").path(0).asString(""), Fields.text(record, "entity"));
    draft.began = Fields.time(record, "impactStartDate").orElse(created.get());
    draft.acknowledged = after(created.get(), record, "ackTime");
    draft.mitigated = Fields.time(record, "impactEndDate").orElse(null);
    draft.over = OVER.contains(Fields.text(record, "status"));
    Instant closed = after(created.get(), record, "closeTime");
    draft.resolved =
        closed == null && draft.over ? Fields.time(record, "updatedAt").orElse(null) : closed;
    return Optional.empty();
  }

  /** Returns a time that an alert's report gives in milliseconds after its creation. */
  private static @Nullable Instant after(Instant created, JsonNode record, String name) {
    JsonNode millis = Fields.at(record, "report", name);
    return millis.isIntegralNumber() && millis.canConvertToLong()
        ? created.plusMillis(Math.clamp(millis.asLong(0), 0, 1L << 40))
        : null;
  }
}
