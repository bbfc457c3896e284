package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The rules of a run, of the tool itself and of its extensions. */
final class SarifRules {
  private static final Pattern CWE = Pattern.compile("cwe[-/ ]?0*(\\d{1,5})\\b");

  private final JsonNode tool;
  private final Map<String, JsonNode> byId = new HashMap<>();

  SarifRules(JsonNode tool) {
    this.tool = tool;
    for (JsonNode extension : list(tool, "extensions")) {
      add(extension);
    }
    add(tool.path("driver"));
  }

  private void add(JsonNode component) {
    for (JsonNode rule : list(component, "rules")) {
      byId.put(text(rule, "id"), rule);
    }
  }

  /** Returns the rule of a result; a missing node where there is none. */
  JsonNode of(JsonNode result) {
    int index = result.path("rule").path("index").asInt(result.path("ruleIndex").asInt(-1));
    int extension = result.path("rule").path("toolComponent").path("index").asInt(-1);
    JsonNode component =
        extension >= 0 ? tool.path("extensions").path(extension) : tool.path("driver");
    if (index >= 0 && component.path("rules").has(index)) {
      return component.path("rules").path(index);
    }
    String id = text(result, "ruleId");
    JsonNode exact = byId.get(id.isEmpty() ? text(result, "rule", "id") : id);
    int slash = id.lastIndexOf('/');
    JsonNode parent = slash > 0 ? byId.get(id.substring(0, slash)) : null;
    return exact != null ? exact : parent != null ? parent : MissingNode.getInstance();
  }

  /** Returns which CWEs a result and its rule name, in taxa, relationships and tags. */
  Set<String> cwes(JsonNode result, JsonNode rule) {
    Set<String> cwes = new TreeSet<>();
    for (JsonNode taxon : list(result, "taxa")) {
      taxon(taxon, cwes);
    }
    for (JsonNode relationship : list(rule, "relationships")) {
      taxon(relationship.path("target"), cwes);
    }
    for (JsonNode tag : list(rule, "properties", "tags")) {
      named(tag.asString(""), cwes);
    }
    for (JsonNode cwe : list(rule, "properties", "cwe")) {
      named(cwe.asString(""), cwes);
    }
    named(text(rule, "properties", "cwe"), cwes);
    return cwes;
  }

  private static void taxon(JsonNode taxon, Set<String> cwes) {
    if (text(taxon, "toolComponent", "name").equalsIgnoreCase("CWE")) {
      named("cwe-" + text(taxon, "id").replaceFirst("(?i)^cwe-", ""), cwes);
    }
  }

  private static void named(String text, Set<String> cwes) {
    Matcher matcher = CWE.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.find()) {
      cwes.add("CWE-" + matcher.group(1));
    }
  }
}
