package dev.tenfold.source.vitals;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads what pages felt like: {@link dev.tenfold.observe.Vital} of web-vitals beacons and, marked
 * as lab, of Lighthouse reports; {@link dev.tenfold.observe.VitalAggregate} of CrUX.
 *
 * @see <a href="https://github.com/GoogleChrome/web-vitals">web-vitals</a>
 * @see <a href="https://developer.chrome.com/docs/crux/api">CrUX API</a>
 * @see <a
 *     href="https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md">
 *     Lighthouse, understanding the results</a>
 */
public final class VitalRecords {
  private VitalRecords() {}

  /**
   * Returns the vitals in {@code in}, which stays open: JSON Lines, an array or documents. Of
   * several values with the same id the last one stays, as the library wants it.
   *
   * @param name what the file is called where something is said of it
   */
  public static Delivery<VitalRecord> read(String name, InputStream in) throws IOException {
    Reading reading = new Reading(name);
    JsonRecords.read(name, in, reading);
    return reading.delivery();
  }

  private static final class Reading implements JsonRecords.Visitor {
    private final DeliveryCount<VitalRecord> count;
    private final Beacons beacons = new Beacons();
    private final Lighthouse lighthouse = new Lighthouse();
    private final String name;
    private long usedBeacons;
    private boolean anything;

    Reading(String name) {
      this.name = name;
      this.count = new DeliveryCount<>(name);
    }

    Delivery<VitalRecord> delivery() {
      List<VitalRecord> kept = beacons.kept();
      for (long left = usedBeacons; left > 0; left--) {
        count.use(left == 1 ? kept : List.of());
      }
      beacons.notes().forEach(count::note);
      if (!anything) {
        count.note(name + " is empty");
      }
      lighthouse.notes().forEach(count::note);
      return count.delivery();
    }

    @Override
    public void record(JsonNode record, Place place) {
      anything = true;
      try {
        if (record.isObject() && Lighthouse.isReport(record)) {
          count.use(lighthouse.runs(record, place));
        } else if (record.isObject() && Crux.isResponse(record)) {
          count.use(Crux.aggregates(record, place));
        } else {
          beacons.keep(batch(record, place));
          usedBeacons++;
        }
      } catch (Unreadable e) {
        count.reject(e.reason(), new Problem(e.what(), place.text(), e.fix()));
      }
    }

    /** Returns the vitals of a beacon, or of several in an array, all of them readable. */
    private List<Beacons.Beacon> batch(JsonNode record, Place place) throws Unreadable {
      List<Beacons.Beacon> found = new ArrayList<>();
      Iterable<JsonNode> elements = record.isArray() ? record : List.of(record);
      for (JsonNode element : elements) {
        if (!element.isObject()) {
          throw new Unreadable("not a vital", "it is no JSON object", Fields.SEND);
        }
        found.addAll(beacons.read(element, place));
      }
      return found;
    }

    @Override
    public void broken(Problem problem) {
      anything = true;
      count.reject("not JSON", problem);
    }
  }
}
