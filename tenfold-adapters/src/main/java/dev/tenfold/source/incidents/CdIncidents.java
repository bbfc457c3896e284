package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.record.CdEvent;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Incidents that were detected or reported, and resolved, joined by their subject. The artifact of
 * an incident is the one in service at the time, and so no cause: that is a link of kind CAUSE, or
 * {@code customData.cause}.
 *
 * @see <a href="https://github.com/cdevents/spec/blob/v0.5.0/continuous-operations.md">CDEvents
 *     0.5.0, continuous operations events</a>
 */
final class CdIncidents implements Format<Incident> {
  private final Drafts drafts;
  private final Map<String, List<Told>> told = new TreeMap<>();

  private record Told(CdEvent event, Place place) {}

  CdIncidents(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean knows(JsonNode record) {
    return CdEvent.isOne(record);
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    Optional<CdEvent> event = CdEvent.of(record);
    if (event.isEmpty()) {
      return Unusable.without("type, timestamp and subject.id");
    }
    if (event.get().subject().equals("incident")) {
      String key = event.get().subjectSource() + " " + event.get().subjectId();
      told.computeIfAbsent(key, any -> new ArrayList<>()).add(new Told(event.get(), place));
    }
    return Optional.empty();
  }

  /** An incident that is detected again after it was resolved is another one. */
  @Override
  public List<Incident> facts() {
    told.forEach((key, events) -> {
      events.sort(Comparator.comparing(each -> each.event.at()));
      int nth = 1;
      for (Told each : events) {
        Draft draft = draft(key, nth, each);
        boolean resolves = each.event.predicate().equals("resolved");
        if (!resolves && draft.resolved != null) {
          nth++;
          draft = draft(key, nth, each);
        }
        add(draft, each.event, resolves);
      }
    });
    told.clear();
    return List.of();
  }

  private Draft draft(String key, int nth, Told each) {
    String id = each.event.subjectId();
    return drafts.step("cdevents " + key, nth == 1 ? id : id + " (" + nth + ")", each.place);
  }

  private static void add(Draft draft, CdEvent event, boolean resolves) {
    draft.service = Fields.first(draft.service, Fields.text(event.content(), "service", "id"));
    draft.severity = Fields.first(draft.severity, event.custom("severity"));
    String cause = event.causes().isEmpty() ? "" : event.causes().getFirst();
    draft.cause = Fields.first(draft.cause, event.custom("cause"), cause);
    if (resolves) {
      draft.over = true;
      draft.resolved = draft.resolved == null ? event.at() : draft.resolved;
    } else {
      draft.title = Fields.first(draft.title, Fields.text(event.content(), "description"));
      draft.began = draft.began == null ? event.at() : draft.began;
    }
  }
}
