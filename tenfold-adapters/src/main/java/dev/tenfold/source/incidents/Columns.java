package dev.tenfold.source.incidents;

import dev.tenfold.verdict.TenfoldException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the columns of a table of incidents mean.
 *
 * @param names the header of a column by the field of {@link dev.tenfold.observe.Incident} that it
 *     gives: {@code began} to {@code Opened at}; fields that are not named are looked for under
 *     usual names
 * @param zone of times that do not say theirs
 */
public record Columns(Map<String, String> names, ZoneId zone) {
  /** Usual names, and UTC. */
  public static final Columns KNOWN = new Columns(Map.of(), ZoneOffset.UTC);

  public Columns {
    names = Map.copyOf(names);
    for (String field : names.keySet()) {
      if (!IncidentTable.USUAL.containsKey(field)) {
        throw TenfoldException.input(
            field + " is no field of an incident",
            "columns",
            "name one of " + String.join(", ", new TreeSet<>(IncidentTable.USUAL.keySet())));
      }
    }
  }
}
