package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.lower;
import static dev.tenfold.source.security.Fields.number;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of how vulnerabilities are used, in JSON. */
final class ThreatReports {
  private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,}");

  private ThreatReports() {}

  static boolean isCve(String id) {
    return CVE.matcher(id).matches();
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Known Exploited Vulnerabilities.
   *
   * @see <a href="https://www.cisa.gov/known-exploited-vulnerabilities-catalog">KEV</a>
   */
  static final class Kev implements Report {
    @Override
    public boolean recognises(JsonNode document) {
      return document.has("catalogVersion") && document.path("vulnerabilities").isArray();
    }

    @Override
    public void read(JsonNode document, Place place, Gathering into) {
      long used = 0;
      for (JsonNode entry : list(document, "vulnerabilities")) {
        String cve = text(entry, "cveID");
        if (!isCve(cve)) {
          into.reject("an entry without a CVE", place, "download the catalogue again");
          continue;
        }
        used++;
        into.use();
        LocalDate listed = Fields.day(text(entry, "dateAdded"));
        into.add(new Threat(cve, true, listed, null, null, null, null, "KEV", place));
      }
      String version = text(document, "catalogVersion");
      Instant at = into.dated(Fields.time(document, "dateReleased"), "KEV");
      into.add(new Scan(Scan.Kind.EXPLOITED, "KEV", version, at, "", true, used, "", place));
    }
  }

  /**
   * A CVE record, of which the points of SSVC are read that CISA adds.
   *
   * @see <a href="https://github.com/cisagov/vulnrichment">Vulnrichment</a>
   */
  static final class CveRecord implements Report {
    @Override
    public boolean recognises(JsonNode document) {
      return text(document, "dataType").equals("CVE_RECORD");
    }

    @Override
    public void read(JsonNode document, Place place, Gathering into) {
      String cve = text(document, "cveMetadata", "cveId");
      if (!isCve(cve)) {
        into.reject("a CVE record without its id", place, "download the record again");
        return;
      }
      into.use();
      for (JsonNode container : list(document, "containers", "adp")) {
        for (JsonNode metric : list(container, "metrics")) {
          ssvc(cve, metric.path("other"), place, into);
        }
      }
    }

    private static void ssvc(String cve, JsonNode other, Place place, Gathering into) {
      if (!lower(other, "type").equals("ssvc")) {
        return;
      }
      Boolean automatable = null;
      Boolean total = null;
      for (JsonNode option : list(other, "content", "options")) {
        automatable = known(lower(option, "Automatable"), "yes", "no", automatable);
        total = known(lower(option, "Technical Impact"), "total", "partial", total);
      }
      into.add(
          new Threat(cve, null, null, null, null, automatable, total, "CISA Vulnrichment", place));
    }

    private static @Nullable Boolean known(
        String value, String yes, String no, @Nullable Boolean otherwise) {
      return value.equals(yes) ? Boolean.TRUE : value.equals(no) ? Boolean.FALSE : otherwise;
    }
  }

  /**
   * The answer of the EPSS service.
   *
   * @see <a href="https://api.first.org/epss/">EPSS API</a>
   */
  static final class Epss implements Report {
    @Override
    public boolean recognises(JsonNode document) {
      return document.path("data").path(0).has("epss");
    }

    @Override
    public void read(JsonNode document, Place place, Gathering into) {
      long used = 0;
      Instant newest = null;
      for (JsonNode entry : list(document, "data")) {
        String cve = text(entry, "cve");
        Double epss = number(entry, "epss");
        if (!isCve(cve) || epss == null || epss < 0 || epss > 1) {
          into.reject("an entry without a CVE and a probability", place, "ask the service again");
          continue;
        }
        used++;
        into.use();
        Instant at = Fields.time(entry, "date");
        newest = at != null && (newest == null || at.isAfter(newest)) ? at : newest;
        LocalDate on = at == null ? null : day(at);
        into.add(new Threat(cve, null, null, epss, on, null, null, "EPSS", place));
      }
      Instant at = into.dated(newest, "EPSS");
      into.add(new Scan(Scan.Kind.FORECAST, "EPSS", "", at, "", true, used, "", place));
    }
  }
}
