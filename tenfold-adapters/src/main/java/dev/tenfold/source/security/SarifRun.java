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
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One run of a tool in SARIF. */
final class SarifRun {
  /** What tools look for that do not say it in their rules. */
  private static final Pattern OF_COMPONENTS =
      Pattern.compile("trivy|grype|osv|snyk open source|dependency-check|govulncheck");

  private static final Pattern OF_SECRETS = Pattern.compile("gitleaks|trufflehog|secret");
  private static final Pattern OF_CONFIGURATION =
      Pattern.compile("checkov|tfsec|kics|hadolint|kube|terrascan|zap|nuclei|nikto");

  private static final Pattern VULNERABILITY =
      Pattern.compile("(CVE-\\d{4}-\\d{4,}|GHSA(-[0-9a-z]{4}){3})(-.*)?");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^Package: (.+)$");
  private static final Pattern INSTALLED = Pattern.compile("(?m)^Installed Version: (.+)$");
  private static final Pattern FIXED = Pattern.compile("(?m)^Fixed Version: *(.*)$");

  private final JsonNode run;
  private final Place place;
  private final Gathering into;
  private final SarifRules rules;
  private final String tool;
  private final String version;
  private final @Nullable Instant at;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private long found;

  SarifRun(JsonNode run, Place place, Gathering into) {
    JsonNode driver = run.path("tool").path("driver");
    String name = text(driver, "name");
    String semantic = text(driver, "semanticVersion");
    this.run = run;
    this.place = place;
    this.into = into;
    this.rules = new SarifRules(run.path("tool"));
    this.tool = name.isEmpty() ? "a tool without a name" : name;
    this.version = semantic.isEmpty() ? text(driver, "version") : semantic;
    this.at = into.dated(ended(), tool);
  }

  void read() {
    for (JsonNode result : list(run, "results")) {
      result(result);
    }
    if (kinds.isEmpty()) {
      kinds.add(usual());
    }
    boolean completed = completed();
    for (Kind kind : kinds) {
      into.add(new Scan(kindOf(kind), tool, version, at, subject(), completed, found, "", place));
    }
  }

  private void result(JsonNode result) {
    JsonNode rule = rules.of(result);
    String id = text(result, "ruleId");
    id = id.isEmpty() ? text(result, "rule", "id") : id;
    id = id.isEmpty() ? text(rule, "id") : id;
    if (id.isEmpty()) {
      into.reject("a result that names no rule", place, "have the tool write ruleId");
      return;
    }
    String kind = lower(result, "kind");
    if (!kind.isEmpty() && !kind.equals("fail")) {
      into.use();
      return;
    }
    found++;
    into.use(weakness(id, result, rule));
  }

  private Weakness weakness(String id, JsonNode result, JsonNode rule) {
    Kind kind = kind(id, rule);
    kinds.add(kind);
    String message = result.path("message").path("text").asString("");
    boolean component = kind == Kind.COMPONENT;
    String where = component ? component(message) : "";
    Matcher vulnerability = VULNERABILITY.matcher(id);
    String name = vulnerability.matches() ? vulnerability.group(1) : id;
    return new Weakness(
        name,
        Set.of(),
        rules.cwes(result, rule),
        kind,
        where.isEmpty() ? location(result) : where,
        level(result, rule),
        Fields.score(rule, "properties", "security-severity"),
        component ? first(FIXED, message) : "",
        state(result),
        reason(result),
        version.isEmpty() ? tool : tool + " " + version,
        at,
        place);
  }

  private Kind kind(String id, JsonNode rule) {
    if (VULNERABILITY.matcher(id).matches()) {
      return Kind.COMPONENT;
    }
    for (JsonNode tag : list(rule, "properties", "tags")) {
      switch (tag.asString("").toLowerCase(Locale.ROOT)) {
        case "vulnerability" -> {
          return Kind.COMPONENT;
        }
        case "secret", "secrets" -> {
          return Kind.SECRET;
        }
        case "misconfiguration", "iac" -> {
          return Kind.CONFIGURATION;
        }
        default -> {}
      }
    }
    Kind usual = usual();
    return usual == Kind.COMPONENT ? Kind.CONFIGURATION : usual;
  }

  private Kind usual() {
    String name = tool.toLowerCase(Locale.ROOT);
    if (OF_COMPONENTS.matcher(name).find()) {
      return Kind.COMPONENT;
    }
    if (OF_SECRETS.matcher(name).find()) {
      return Kind.SECRET;
    }
    return OF_CONFIGURATION.matcher(name).find() ? Kind.CONFIGURATION : Kind.CODE;
  }

  private static Scan.Kind kindOf(Kind kind) {
    return switch (kind) {
      case COMPONENT -> Scan.Kind.COMPONENTS;
      case CODE -> Scan.Kind.CODE;
      case CONFIGURATION -> Scan.Kind.CONFIGURATION;
      case SECRET -> Scan.Kind.SECRETS;
      case PRACTICE -> Scan.Kind.PRACTICE;
    };
  }

  /** Returns the component that Trivy and those who imitate it write into their messages. */
  private static String component(String message) {
    String name = first(PACKAGE, message);
    return name.isEmpty() ? "" : Purls.named(name, first(INSTALLED, message));
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Fields.cut(matcher.group(1).strip()) : "";
  }

  private static String level(JsonNode result, JsonNode rule) {
    String own = lower(result, "level");
    String usual = own.isEmpty() ? lower(rule, "defaultConfiguration", "level") : own;
    return usual.isEmpty() ? "warning" : usual;
  }

  /**
   * A result is suppressed when a suppression of it is accepted and none is under review or
   * rejected (3.27.23); one that is absent was there in the baseline and is not any more (3.27.24).
   */
  private static State state(JsonNode result) {
    if (text(result, "baselineState").equals("absent")) {
      return State.FIXED;
    }
    boolean suppressed = false;
    for (JsonNode suppression : list(result, "suppressions")) {
      String status = text(suppression, "status");
      if (!status.isEmpty() && !status.equals("accepted")) {
        return State.OPEN;
      }
      suppressed = true;
    }
    return suppressed ? State.SUPPRESSED : State.OPEN;
  }

  private static String reason(JsonNode result) {
    for (JsonNode suppression : list(result, "suppressions")) {
      String why = text(suppression, "justification");
      return why.isEmpty() ? "suppressed in the report, without a reason" : why;
    }
    return text(result, "baselineState").equals("absent") ? "absent since the baseline" : "";
  }

  private String location(JsonNode result) {
    JsonNode first = result.path("locations").path(0);
    JsonNode artifact = first.path("physicalLocation").path("artifactLocation");
    String uri = text(artifact, "uri");
    int index = artifact.path("index").asInt(-1);
    if (uri.isEmpty() && index >= 0) {
      uri = text(run.path("artifacts").path(index), "location", "uri");
    }
    String line = text(first, "physicalLocation", "region", "startLine");
    if (uri.isEmpty()) {
      return text(first.path("logicalLocations").path(0), "fullyQualifiedName");
    }
    return line.isEmpty() ? uri : uri + ":" + line;
  }

  private @Nullable Instant ended() {
    Instant latest = null;
    for (JsonNode invocation : list(run, "invocations")) {
      Instant end = Fields.time(invocation, "endTimeUtc");
      end = end == null ? Fields.time(invocation, "startTimeUtc") : end;
      latest = end != null && (latest == null || end.isAfter(latest)) ? end : latest;
    }
    return latest;
  }

  /** A run without results did not look; one with an empty array looked and found nothing. */
  private boolean completed() {
    boolean looked = run.path("results").isArray();
    for (JsonNode invocation : list(run, "invocations")) {
      if (!invocation.path("executionSuccessful").asBoolean(true)) {
        into.note(tool + " failed: what it did not find says nothing");
        return false;
      }
    }
    if (!looked) {
      into.note(tool + " wrote a run without results: it did not look");
    }
    return looked;
  }

  private String subject() {
    String category = category(text(run, "automationDetails", "id"));
    for (JsonNode provenance : list(run, "versionControlProvenance")) {
      return text(provenance, "repositoryUri") + (category.isEmpty() ? "" : " " + category);
    }
    String image = text(run, "properties", "imageName");
    return image.isEmpty() ? category : image;
  }

  /** What comes after the last slash tells runs of the same category apart. */
  private static String category(String id) {
    int slash = id.lastIndexOf('/');
    return slash > 0 ? id.substring(0, slash) : id;
  }
}
