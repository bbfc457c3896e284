package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tenfold's own form: the fields of {@link Incident}, a line each. */
final class OwnIncidents implements Format<Incident> {
  private final Drafts drafts;

  OwnIncidents(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean knows(JsonNode record) {
    return record.has("began");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    String id = Fields.first(Fields.text(record, "id"), place.text());
    var began = Fields.time(record, "began");
    if (began.isEmpty()) {
      return Unusable.without("began");
    }
    for (String name : List.of("acknowledged", "mitigated", "resolved")) {
      if (!Fields.text(record, name).isEmpty() && Fields.time(record, name).isEmpty()) {
        return Unusable.without(name);
      }
    }
    Draft draft = drafts.whole("own", id, place);
    draft.title = Fields.text(record, "title");
    draft.service = Fields.text(record, "service");
    draft.severity = Fields.text(record, "severity");
    draft.began = began.get();
    draft.acknowledged = Fields.time(record, "acknowledged").orElse(null);
    draft.mitigated = Fields.time(record, "mitigated").orElse(null);
    draft.resolved = Fields.time(record, "resolved").orElse(null);
    draft.cause = Fields.text(record, "cause");
    return Optional.empty();
  }
}
