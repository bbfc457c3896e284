package dev.tenfold.source.vitals;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.units.Digits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Metrics as the web-vitals library reports them: {@code {"name":"LCP","value":1834.2,"id":"v5-…"}}
 * with what teams add, or in short {@code {"LCP":1834.2}}.
 */
final class Beacons {
  /** Metrics of the library that are no Core Web Vitals. */
  private static final Set<String> OTHERS = Set.of("FCP", "TTFB", "FID");

  /** The library's ids: version, milliseconds since 1970, a random number. */
  private static final Pattern ID = Pattern.compile("v\\d+-(\\d{12,14})-\\d+");

  private final Map<String, Vital> byId = new LinkedHashMap<>();
  private long replaced;
  private long timedById;
  private long withoutId;
  private long otherRating;

  /**
   * A metric of a page view.
   *
   * @param id what it shares with later values of the same page view; empty where there is none
   */
  record Beacon(String id, Vital vital) {}

  /** Returns the vitals of a beacon, none where it is of other metrics. */
  List<Beacon> read(JsonNode record, Place place) throws Unreadable {
    if (record.has("name")) {
      String name = Fields.text(record, "name");
      Metric metric = Fields.metric(name);
      if (metric == null) {
        if (OTHERS.contains(name.toUpperCase(Locale.ROOT))) {
          return List.of();
        }
        throw new Unreadable(
            "another metric", "the name is " + Fields.shortened(record.path("name")), Fields.SEND);
      }
      return List.of(beacon(metric, record.get("value"), record, place));
    }
    List<Beacon> found = new ArrayList<>();
    boolean any = false;
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      Metric metric = Fields.metric(field.getKey());
      any |= metric != null || OTHERS.contains(field.getKey().toUpperCase(Locale.ROOT));
      if (metric != null && !field.getValue().isNull()) {
        found.add(beacon(metric, field.getValue(), record, place));
      }
    }
    if (!any) {
      throw new Unreadable(
          "not a vital", "no web-vitals metric, CrUX response or Lighthouse report", Fields.SEND);
    }
    return found;
  }

  private Beacon beacon(Metric metric, @Nullable JsonNode value, JsonNode record, Place place)
      throws Unreadable {
    double number = Fields.value(metric, value);
    String id = Fields.text(record, "id");
    Instant at = Fields.time(record);
    if (at == null) {
      at = timeOf(id);
      timedById += at == null ? 0 : 1;
    }
    if (at == null) {
      throw new Unreadable(
          "no time", metric + " without a time", "add one to the beacon: time: Date.now()");
    }
    if (!Fields.isPlausible(at)) {
      throw new Unreadable(
          "a time that no beacon can have", "its time is " + at, "stamp beacons on the server");
    }
    withoutId += id.isEmpty() ? 1 : 0;
    otherRating += contradicts(metric, number, Fields.text(record, "rating")) ? 1 : 0;
    Vital vital =
        new Vital(metric, number, Fields.page(record), Fields.device(record), at, false, place);
    return new Beacon(id.isEmpty() ? "" : metric + " " + id, vital);
  }

  private static @Nullable Instant timeOf(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches() ? Instant.ofEpochMilli(Long.parseLong(matcher.group(1))) : null;
  }

  private static boolean contradicts(Metric metric, double value, String rating) {
    String own =
        value <= metric.good() ? "good" : value <= metric.poor() ? "needs-improvement" : "poor";
    return !rating.isEmpty() && !rating.equals(own);
  }

  void keep(List<Beacon> beacons) {
    for (Beacon beacon : beacons) {
      String key = beacon.id().isEmpty() ? "#" + byId.size() : beacon.id();
      replaced += byId.put(key, beacon.vital()) == null ? 0 : 1;
    }
  }

  List<VitalRecord> kept() {
    return List.copyOf(byId.values());
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    note(notes, replaced, "Values replaced by a later one of the same page view");
    note(notes, timedById, "Values without a time but in their id, taken from there");
    note(
        notes,
        withoutId,
        "Values without an id, so that a page view that reports twice counts twice");
    note(
        notes, otherRating, "Values with a rating that is not theirs, perhaps not in milliseconds");
    return notes;
  }

  private static void note(List<String> notes, long n, String words) {
    if (n > 0) {
      notes.add(words + ": " + Digits.whole(n));
    }
  }
}
