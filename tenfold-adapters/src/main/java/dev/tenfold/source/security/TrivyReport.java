package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.lower;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.Kind;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Trivy writes with {@code --format json}.
 *
 * @see <a href="https://trivy.dev/docs/latest/configuration/reporting/#json">Trivy, JSON</a>
 */
final class TrivyReport implements Report {
  @Override
  public boolean recognises(JsonNode document) {
    return document.has("SchemaVersion") && document.has("ArtifactName")
        || document.has("Target") && document.has("Vulnerabilities");
  }

  @Override
  public void read(JsonNode document, Place place, Gathering into) {
    new Reading(document, place, into).read();
  }

  private static final class Reading {
    private final JsonNode document;
    private final Place place;
    private final Gathering into;
    private final String version;
    private final @Nullable Instant at;
    private final Map<Scan.Kind, Long> looked = new EnumMap<>(Scan.Kind.class);

    Reading(JsonNode document, Place place, Gathering into) {
      this.document = document;
      this.place = place;
      this.into = into;
      this.version = text(document, "Trivy", "Version");
      this.at = into.dated(Fields.time(document, "CreatedAt"), "Trivy");
    }

    void read() {
      Iterable<JsonNode> results =
          document.has("Target") ? List.of(document) : list(document, "Results");
      for (JsonNode result : results) {
        result(result);
      }
      if (looked.isEmpty()) {
        into.note("Trivy wrote no result: it does not say what it looked for");
      }
      String subject = text(document, "ArtifactName");
      looked.forEach((kind, found) ->
          into.add(new Scan(kind, "Trivy", version, at, subject, true, found, "", place)));
    }

    private void result(JsonNode result) {
      switch (text(result, "Class")) {
        case "os-pkgs", "lang-pkgs", "" -> looked.merge(Scan.Kind.COMPONENTS, 0L, Long::sum);
        case "config" -> looked.merge(Scan.Kind.CONFIGURATION, 0L, Long::sum);
        case "secret" -> looked.merge(Scan.Kind.SECRETS, 0L, Long::sum);
        default -> {}
      }
      String target = text(result, "Target");
      for (JsonNode found : list(result, "Vulnerabilities")) {
        vulnerability(found, State.OPEN, "");
      }
      for (JsonNode found : list(result, "Misconfigurations")) {
        misconfiguration(found, target);
      }
      for (JsonNode found : list(result, "Secrets")) {
        secret(found, target);
      }
      for (JsonNode modified : list(result, "ExperimentalModifiedFindings")) {
        if (text(modified, "Type").equals("vulnerability")) {
          String why = text(modified, "Statement");
          vulnerability(modified.path("Finding"), state(text(modified, "Status")), why);
        }
      }
    }

    private static State state(String status) {
      return switch (status) {
        case "not_affected" -> State.NOT_AFFECTED;
        case "fixed" -> State.FIXED;
        default -> State.SUPPRESSED;
      };
    }

    private void vulnerability(JsonNode found, State state, String why) {
      String id = text(found, "VulnerabilityID");
      if (id.isEmpty()) {
        into.reject("a vulnerability without an id", place, "write the report again");
        return;
      }
      looked.merge(Scan.Kind.COMPONENTS, 1L, Long::sum);
      String purl = text(found, "PkgIdentifier", "PURL");
      String subject =
          purl.isEmpty()
              ? Purls.named(text(found, "PkgName"), text(found, "InstalledVersion"))
              : Purls.plain(purl);
      Weakness weakness =
          new Weakness(
              id,
              texts(found, "VendorIDs"),
              texts(found, "CweIDs"),
              Kind.COMPONENT,
              subject,
              lower(found, "Severity"),
              cvss(found),
              text(found, "FixedVersion"),
              state,
              why,
              label(),
              at,
              place);
      into.use(weakness);
    }

    private void misconfiguration(JsonNode found, String target) {
      String id = text(found, "AVDID").isEmpty() ? text(found, "ID") : text(found, "AVDID");
      if (id.isEmpty()) {
        into.reject("a misconfiguration without an id", place, "write the report again");
        return;
      }
      String status = text(found, "Status");
      if (status.equals("PASS")) {
        into.use();
        return;
      }
      looked.merge(Scan.Kind.CONFIGURATION, 1L, Long::sum);
      State state = status.equals("EXCEPTION") ? State.SUPPRESSED : State.OPEN;
      into.use(other(id, Kind.CONFIGURATION, target, found, state));
    }

    private void secret(JsonNode found, String target) {
      looked.merge(Scan.Kind.SECRETS, 1L, Long::sum);
      String line = text(found, "StartLine");
      String where = line.isEmpty() ? target : target + ":" + line;
      into.use(other(text(found, "RuleID"), Kind.SECRET, where, found, State.OPEN));
    }

    private Weakness other(String id, Kind kind, String where, JsonNode found, State state) {
      return new Weakness(
          id,
          Set.of(),
          Set.of(),
          kind,
          where,
          lower(found, "Severity"),
          null,
          "",
          state,
          "",
          label(),
          at,
          place);
    }

    private String label() {
      return version.isEmpty() ? "Trivy" : "Trivy " + version;
    }

    /** Returns the score of who also gave the severity, or else of NVD, or else of anybody. */
    private static @Nullable Double cvss(JsonNode found) {
      JsonNode all = found.path("CVSS");
      Double score = score(all.path(text(found, "SeveritySource")));
      score = score == null ? score(all.path("nvd")) : score;
      for (JsonNode one : all) {
        score = score == null ? score(one) : score;
      }
      return score;
    }

    private static @Nullable Double score(JsonNode of) {
      Double newest = Fields.score(of, "V40Score");
      return newest == null ? Fields.score(of, "V3Score") : newest;
    }

    private static Set<String> texts(JsonNode node, String name) {
      Set<String> texts = new TreeSet<>();
      list(node, name).forEach(one -> texts.add(text(one)));
      texts.remove("");
      return texts;
    }
  }
}
