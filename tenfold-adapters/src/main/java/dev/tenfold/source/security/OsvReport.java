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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OSV-Scanner writes with {@code --format json}, which has neither a time nor a version.
 *
 * @see <a href="https://google.github.io/osv-scanner/output/">OSV-Scanner, output</a>
 */
final class OsvReport implements Report {
  @Override
  public boolean recognises(JsonNode document) {
    JsonNode results = document.path("results");
    return results.isArray() && (results.isEmpty() || results.path(0).has("packages"));
  }

  @Override
  public void read(JsonNode document, Place place, Gathering into) {
    Instant at = into.dated(null, "OSV-Scanner");
    long found = 0;
    Set<String> sources = new TreeSet<>();
    for (JsonNode result : list(document, "results")) {
      sources.add(text(result, "source", "path"));
      for (JsonNode owner : list(result, "packages")) {
        for (JsonNode vulnerability : list(owner, "vulnerabilities")) {
          found += vulnerability(owner, vulnerability, at, place, into);
        }
      }
    }
    sources.remove("");
    String subject = Fields.cut(String.join(", ", sources));
    into.add(
        new Scan(Scan.Kind.COMPONENTS, "OSV-Scanner", "", at, subject, true, found, "", place));
  }

  private static int vulnerability(
      JsonNode owner, JsonNode vulnerability, @Nullable Instant at, Place place, Gathering into) {
    String id = text(vulnerability, "id");
    if (id.isEmpty()) {
      into.reject("a vulnerability without an id", place, "write the report again");
      return 0;
    }
    if (vulnerability.has("withdrawn")) {
      into.use();
      return 0;
    }
    JsonNode named = owner.path("package");
    JsonNode group = group(owner, id);
    Set<String> aliases = new TreeSet<>();
    list(vulnerability, "aliases").forEach(alias -> aliases.add(text(alias)));
    list(group, "ids").forEach(alias -> aliases.add(text(alias)));
    aliases.remove(id);
    Set<String> cwes = new TreeSet<>();
    list(vulnerability, "database_specific", "cwe_ids").forEach(cwe -> cwes.add(text(cwe)));
    into.use(
        new Weakness(
            id,
            aliases,
            cwes,
            Kind.COMPONENT,
            Purls.of(text(named, "ecosystem"), text(named, "name"), text(named, "version")),
            lower(vulnerability, "database_specific", "severity"),
            Fields.score(group, "max_severity"),
            fixed(vulnerability, text(named, "name")),
            State.OPEN,
            "",
            "OSV-Scanner",
            at,
            place));
    return 1;
  }

  private static JsonNode group(JsonNode owner, String id) {
    for (JsonNode group : list(owner, "groups")) {
      for (JsonNode one : list(group, "ids")) {
        if (text(one).equals(id)) {
          return group;
        }
      }
    }
    return owner.path("no group");
  }

  private static String fixed(JsonNode vulnerability, String name) {
    Set<String> versions = new TreeSet<>();
    for (JsonNode affected : list(vulnerability, "affected")) {
      if (!text(affected, "package", "name").equals(name)) {
        continue;
      }
      for (JsonNode range : list(affected, "ranges")) {
        boolean commits = text(range, "type").equals("GIT");
        for (JsonNode event : list(range, "events")) {
          versions.add(commits ? "" : text(event, "fixed"));
        }
      }
    }
    versions.remove("");
    return Fields.cut(String.join(", ", versions));
  }
}
