package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The incidents of one file, by their source and id. */
final class Drafts {
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Map<String, Long> left = new LinkedHashMap<>();
  private long again;

  /**
   * Returns the draft of an incident, begun if it is new: for sources that tell it step by step.
   */
  Draft step(String source, String id, Place place) {
    return drafts.computeIfAbsent(source + " " + id, any -> new Draft(id, place));
  }

  /** Begins the draft of an incident that is told in one piece, in place of an earlier one. */
  Draft whole(String source, String id, Place place) {
    Draft draft = new Draft(id, place);
    again += drafts.put(source + " " + id, draft) == null ? 0 : 1;
    return draft;
  }

  /** Counts a record that was understood and is no incident. */
  void leaveOut(String what) {
    left.merge(what, 1L, Long::sum);
  }

  List<Incident> incidents() {
    return drafts.values().stream().flatMap(draft -> draft.incident().stream()).toList();
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    tell(notes, again, "name an incident that was already read: the last record of it counts");
    tell(
        notes,
        count(d -> d.began == null),
        "end incidents that do not begin here, and are left out");
    tell(notes, count(Drafts::endsNotAfterBegin), "end when they begin, or before");
    tell(
        notes,
        count(d -> d.began != null && d.over && d.resolved == null),
        "are said to be over, and not since when: they look open");
    left.forEach((what, records) -> tell(notes, records, "are left out: " + what));
    return notes;
  }

  private long count(Predicate<Draft> which) {
    return drafts.values().stream().filter(which).count();
  }

  private static boolean endsNotAfterBegin(Draft draft) {
    Instant begin = draft.began;
    Instant end = draft.mitigated == null ? draft.resolved : draft.mitigated;
    return begin != null && end != null && !end.isAfter(begin);
  }

  private static void tell(List<String> notes, long n, String what) {
    if (n > 0) {
      notes.add("Incident records, " + n + " of them, " + what + ".");
    }
  }
}
