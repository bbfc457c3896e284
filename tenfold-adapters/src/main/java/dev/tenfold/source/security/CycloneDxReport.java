package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Component;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Scan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * CycloneDX: a bill of materials, what is vulnerable in it, and what is said of that. The graph of
 * dependencies is not walked, so that cycles in it do no harm.
 *
 * @see <a href="https://cyclonedx.org/docs/1.7/json/">CycloneDX 1.7</a>
 */
final class CycloneDxReport implements Report {
  @Override
  public boolean recognises(JsonNode document) {
    return text(document, "bomFormat").equals("CycloneDX");
  }

  @Override
  public void read(JsonNode document, Place place, Gathering into) {
    String spec = text(document, "specVersion");
    if (!spec.matches("1\\.[0-9]+")) {
      into.note("CycloneDX " + spec + " is read as if it were 1.7");
    }
    JsonNode metadata = document.path("metadata");
    JsonNode tool = tool(metadata);
    String name = text(tool, "name").isEmpty() ? "CycloneDX" : text(tool, "name");
    String version = text(tool, "version");
    Instant at = into.dated(Fields.time(metadata, "timestamp"), name);
    Map<String, String> byRef = new HashMap<>();
    name(metadata.path("component"), byRef);
    String subject = subject(metadata.path("component"));
    long components = components(document, byRef, place, into);
    if (components > 0) {
      into.add(
          new Scan(Scan.Kind.INVENTORY, name, version, at, subject, true, components, "", place));
    }
    if (document.path("vulnerabilities").isArray()) {
      String label = version.isEmpty() ? name : name + " " + version;
      var source = new CycloneDxVulnerabilities.Source(subject, label, at, place);
      CycloneDxVulnerabilities read = new CycloneDxVulnerabilities(byRef, source, into);
      read.read(document);
      boolean onlyStatements = components == 0 && read.anyAnalysis();
      Scan.Kind kind = onlyStatements ? Scan.Kind.STATEMENTS : Scan.Kind.COMPONENTS;
      into.add(new Scan(kind, name, version, at, subject, true, read.found(), "", place));
    } else if (components == 0) {
      into.note("there is neither a component nor a vulnerability in " + place.source());
    }
  }

  private static JsonNode tool(JsonNode metadata) {
    JsonNode tools = metadata.path("tools");
    return tools.isArray() ? tools.path(0) : tools.path("components").path(0);
  }

  private static long components(
      JsonNode document, Map<String, String> byRef, Place place, Gathering into) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(document);
    long used = 0;
    while (!open.isEmpty()) {
      for (JsonNode component : list(open.remove(), "components")) {
        open.add(component);
        if (text(component, "name").isEmpty()) {
          into.reject("a component without a name", place, "have the tool name every component");
          continue;
        }
        used++;
        into.use();
        name(component, byRef);
        into.add(
            new Component(
                text(component, "purl"),
                full(component),
                text(component, "version"),
                origin(component),
                place));
      }
    }
    return used;
  }

  private static void name(JsonNode component, Map<String, String> byRef) {
    String ref = text(component, "bom-ref");
    if (!ref.isEmpty()) {
      byRef.put(ref, subject(component));
    }
  }

  /** Returns what a component is called: its package URL, or else name and version. */
  static String subject(JsonNode component) {
    String purl = text(component, "purl");
    return purl.isEmpty()
        ? Purls.named(full(component), text(component, "version"))
        : Purls.plain(purl);
  }

  private static String full(JsonNode component) {
    String group = text(component, "group");
    String name = text(component, "name");
    return group.isEmpty() ? name : group + "/" + name;
  }

  private static String origin(JsonNode component) {
    for (JsonNode reference : list(component, "externalReferences")) {
      if (text(reference, "type").equals("distribution")) {
        String host = Purls.host(text(reference, "url"));
        if (!host.isEmpty()) {
          return host;
        }
      }
    }
    return Purls.repository(text(component, "purl"));
  }
}
