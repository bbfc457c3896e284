package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.lower;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.Kind;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The vulnerabilities of a CycloneDX document, each with what is said of it. */
final class CycloneDxVulnerabilities {
  private static final int MOST_AFFECTED = 10_000;

  private final Map<String, String> byRef;
  private final Source from;
  private final Gathering into;
  private boolean anyAnalysis;
  private long found;

  /**
   * What the document says of itself.
   *
   * @param product what it is about
   * @param tool what wrote it, with its version
   * @param at when; null where it does not say
   */
  record Source(String product, String tool, @Nullable Instant at, Place place) {}

  CycloneDxVulnerabilities(Map<String, String> byRef, Source from, Gathering into) {
    this.byRef = byRef;
    this.from = from;
    this.into = into;
  }

  void read(JsonNode document) {
    for (JsonNode vulnerability : list(document, "vulnerabilities")) {
      if (text(vulnerability, "id").isEmpty()) {
        into.reject("a vulnerability without an id", from.place, "have the tool write its id");
        continue;
      }
      anyAnalysis |= vulnerability.has("analysis");
      List<Weakness> weaknesses = new ArrayList<>();
      for (String subject : subjects(vulnerability)) {
        weaknesses.add(weakness(vulnerability, subject));
      }
      found += weaknesses.size();
      into.use(weaknesses);
    }
  }

  boolean anyAnalysis() {
    return anyAnalysis;
  }

  long found() {
    return found;
  }

  private Weakness weakness(JsonNode vulnerability, String subject) {
    JsonNode analysis = vulnerability.path("analysis");
    Instant stated = Fields.time(analysis, "lastUpdated");
    JsonNode rating = rating(vulnerability);
    Set<String> cwes = new TreeSet<>();
    list(vulnerability, "cwes").forEach(cwe -> cwes.add("CWE-" + cwe.asString("")));
    Set<String> aliases = new TreeSet<>();
    list(vulnerability, "references").forEach(r -> aliases.add(text(r, "id")));
    aliases.remove("");
    return new Weakness(
        text(vulnerability, "id"),
        aliases,
        cwes,
        Kind.COMPONENT,
        subject,
        lower(rating, "severity"),
        Fields.score(rating, "score"),
        text(vulnerability, "recommendation"),
        state(text(analysis, "state")),
        reason(analysis),
        from.tool,
        stated == null ? from.at : stated,
        from.place);
  }

  /** Returns the first rating that was not lowered for this product, or else the first. */
  private static JsonNode rating(JsonNode vulnerability) {
    for (JsonNode rating : list(vulnerability, "ratings")) {
      if (rating.has("score") || rating.has("severity")) {
        return rating;
      }
    }
    return vulnerability.path("ratings").path(0);
  }

  private List<String> subjects(JsonNode vulnerability) {
    List<String> subjects = new ArrayList<>();
    for (JsonNode affected : list(vulnerability, "affects")) {
      String ref = text(affected, "ref");
      String subject = byRef.getOrDefault(ref, byRef.getOrDefault(afterLink(ref), ref));
      boolean any = false;
      for (JsonNode version : list(affected, "versions")) {
        any = true;
        String range = text(version, "range");
        subjects.add(subject + "@" + (range.isEmpty() ? text(version, "version") : range));
      }
      if (!any) {
        subjects.add(Purls.plain(subject));
      }
      if (subjects.size() >= MOST_AFFECTED) {
        into.note("only " + MOST_AFFECTED + " of the components are kept that one is said to have");
        break;
      }
    }
    return subjects.isEmpty() ? List.of(from.product) : subjects;
  }

  /** A BOM-Link ends with the reference inside of the other document. */
  private static String afterLink(String ref) {
    int hash = ref.indexOf('#');
    return ref.startsWith("urn:cdx:") && hash > 0 ? ref.substring(hash + 1) : ref;
  }

  private static State state(String analysis) {
    return switch (analysis) {
      case "resolved", "resolved_with_pedigree" -> State.FIXED;
      case "not_affected", "false_positive" -> State.NOT_AFFECTED;
      default -> State.OPEN;
    };
  }

  private static String reason(JsonNode analysis) {
    String justification = text(analysis, "justification");
    String detail = text(analysis, "detail");
    return justification.isEmpty() || detail.isEmpty()
        ? justification + detail
        : justification + ": " + detail;
  }
}
