package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Place;
import tools.jackson.databind.JsonNode;

/**
 * SARIF, the format of analysers.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class SarifReport implements Report {
  @Override
  public boolean recognises(JsonNode document) {
    return document.has("runs")
        && (document.has("version") || text(document, "$schema").contains("sarif"));
  }

  @Override
  public void read(JsonNode document, Place place, Gathering into) {
    String version = text(document, "version");
    if (!version.startsWith("2.1")) {
      into.reject(
          "SARIF " + (version.isEmpty() ? "without a version" : version),
          place,
          "have the tool write SARIF 2.1.0");
      return;
    }
    boolean any = false;
    for (JsonNode run : list(document, "runs")) {
      any = true;
      new SarifRun(run, place, into).read();
    }
    if (!any) {
      into.note("there is no run in " + place.source() + ": no tool looked");
    }
  }
}
