package dev.tenfold.source.incidents;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Incident;
import dev.tenfold.record.Format;
import dev.tenfold.record.RecordReading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Incidents from JSON in any of several formats, recognised record by record, or from a table with
 * a header.
 */
public final class IncidentRecords {
  private static final int LOOK = 4096;

  private static final List<String> ENVELOPES = List.of("incidents", "data", "events", "incident");

  private static final String KNOWN =
      "PagerDuty, Opsgenie, incident.io or Statuspage incidents, CDEvents, lines with id and began,"
          + " or a table";

  private IncidentRecords() {}

  /** Returns the incidents in {@code in}, which stays open; tables have columns of known names. */
  public static Delivery<Incident> read(String name, InputStream in) throws IOException {
    return read(name, in, Columns.KNOWN);
  }

  /** Returns the incidents in {@code in}, which stays open; tables have columns as declared. */
  public static Delivery<Incident> read(String name, InputStream in, Columns columns)
      throws IOException {
    InputStream content = new BufferedInputStream(in, LOOK);
    Drafts drafts = new Drafts();
    Delivery<Incident> counted =
        isJson(content)
            ? RecordReading.read(name, content, formats(drafts), ENVELOPES, KNOWN)
            : IncidentTable.read(name, content, columns, drafts);
    List<String> notes = new ArrayList<>(counted.notes());
    notes.addAll(drafts.notes());
    return RecordReading.with(counted, drafts.incidents(), notes);
  }

  private static List<Format<Incident>> formats(Drafts drafts) {
    return List.of(
        new CdIncidents(drafts),
        new PagerDutyEvents(drafts),
        new PagerDutyList(drafts),
        new OpsgenieList(drafts),
        new IncidentIoList(drafts),
        new StatuspageList(drafts),
        new OwnIncidents(drafts));
  }

  /** Returns whether the first character that is not blank begins JSON. */
  private static boolean isJson(InputStream content) throws IOException {
    content.mark(LOOK);
    byte[] begin = content.readNBytes(LOOK - 1);
    content.reset();
    for (byte b : begin) {
      if (b == '{' || b == '[') {
        return true;
      }
      if (b > ' ') {
        return false;
      }
    }
    return true;
  }
}
