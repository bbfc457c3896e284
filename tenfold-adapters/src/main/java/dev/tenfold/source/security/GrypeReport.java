package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.lower;
import static dev.tenfold.source.security.Fields.number;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.Kind;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Grype writes with {@code --output json}, with the EPSS and KEV that it was built with.
 *
 * @see <a href="https://github.com/anchore/grype">Grype</a>
 */
final class GrypeReport implements Report {
  @Override
  public boolean recognises(JsonNode document) {
    return document.path("matches").isArray() && document.has("descriptor");
  }

  @Override
  public void read(JsonNode document, Place place, Gathering into) {
    String stated = text(document, "descriptor", "version");
    String version = stated.startsWith("[") ? "" : stated;
    Instant at = into.dated(Fields.time(document, "descriptor", "timestamp"), "Grype");
    Source from = new Source(version.isEmpty() ? "Grype" : "Grype " + version, at, place, into);
    for (JsonNode match : list(document, "matches")) {
      from.match(match, State.OPEN, "");
    }
    for (JsonNode match : list(document, "ignoredMatches")) {
      JsonNode rule = match.path("appliedIgnoreRules").path(0);
      from.match(match, ignored(text(rule, "vex-status")), why(rule));
    }
    into.add(
        new Scan(
            Scan.Kind.COMPONENTS,
            "Grype",
            version,
            at,
            subject(document.path("source")),
            true,
            document.path("matches").size(),
            "",
            place));
  }

  private static String subject(JsonNode source) {
    String target = text(source, "target", "userInput");
    return target.isEmpty() ? text(source, "target") : target;
  }

  private static State ignored(String vexStatus) {
    return switch (vexStatus) {
      case "not_affected" -> State.NOT_AFFECTED;
      case "fixed" -> State.FIXED;
      default -> State.SUPPRESSED;
    };
  }

  private static String why(JsonNode rule) {
    String reason = text(rule, "reason");
    String justification = text(rule, "vex-justification");
    String why = reason.isEmpty() ? justification : reason;
    return why.isEmpty() ? "ignored by a rule of Grype, without a reason" : why;
  }

  private record Source(String tool, @Nullable Instant at, Place place, Gathering into) {
    void match(JsonNode match, State state, String why) {
      JsonNode vulnerability = match.path("vulnerability");
      JsonNode artifact = match.path("artifact");
      String id = text(vulnerability, "id");
      if (id.isEmpty()) {
        into.reject("a match without a vulnerability", place, "write the report again");
        return;
      }
      String purl = text(artifact, "purl");
      String subject =
          purl.isEmpty()
              ? Purls.named(text(artifact, "name"), text(artifact, "version"))
              : Purls.plain(purl);
      Set<String> aliases = new TreeSet<>();
      list(match, "relatedVulnerabilities").forEach(r -> aliases.add(text(r, "id")));
      aliases.remove("");
      Set<String> cwes = new TreeSet<>();
      list(vulnerability, "cwes").forEach(c -> cwes.add(text(c, "cwe")));
      cwes.remove("");
      Weakness weakness =
          new Weakness(
              id,
              aliases,
              cwes,
              Kind.COMPONENT,
              subject,
              lower(vulnerability, "severity"),
              cvss(vulnerability),
              fixed(vulnerability.path("fix")),
              state,
              why,
              tool,
              at,
              place);
      into.use(weakness);
      threats(vulnerability);
    }

    private static String fixed(JsonNode fix) {
      Set<String> versions = new TreeSet<>();
      list(fix, "versions").forEach(version -> versions.add(text(version)));
      return Fields.cut(String.join(", ", versions));
    }

    /** Returns the base score in the newest version of CVSS that is given. */
    private static @Nullable Double cvss(JsonNode vulnerability) {
      Double score = null;
      String newest = "";
      for (JsonNode one : list(vulnerability, "cvss")) {
        Double base = Fields.score(one, "metrics", "baseScore");
        if (base != null && text(one, "version").compareTo(newest) > 0) {
          newest = text(one, "version");
          score = base;
        }
      }
      return score;
    }

    private void threats(JsonNode vulnerability) {
      for (JsonNode epss : list(vulnerability, "epss")) {
        Double value = number(epss, "epss");
        String cve = text(epss, "cve");
        if (value != null && value >= 0 && value <= 1 && !cve.isEmpty()) {
          var day = Fields.day(text(epss, "date"));
          into.add(new Threat(cve, null, null, value, day, null, null, tool, place));
        }
      }
      for (JsonNode known : list(vulnerability, "knownExploited")) {
        var day = Fields.day(text(known, "dateAdded"));
        String cve = text(known, "cve");
        if (!cve.isEmpty()) {
          into.add(new Threat(cve, true, day, null, null, null, null, tool, place));
        }
      }
    }
  }
}
