package dev.tenfold.workspace;

import dev.tenfold.engagement.Allocation;
import dev.tenfold.engagement.Commitment;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Owner;
import dev.tenfold.engagement.Product;
import dev.tenfold.engagement.ProductionNames;
import dev.tenfold.engagement.Source;
import dev.tenfold.engagement.Target;
import dev.tenfold.engagement.Waiver;
import dev.tenfold.verdict.Problem;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes an engagement of a tree that its schema has passed. */
final class EngagementTree {
  private static final Set<String> OF_SOURCE =
      Set.of("name", "kind", "paths", "url", "hosts", "service");
  private static final Pattern FROM_ENVIRONMENT = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*");

  private final YamlText yaml;
  private final List<Problem> problems = new ArrayList<>();

  EngagementTree(YamlText yaml) {
    this.yaml = yaml;
  }

  List<Problem> problems() {
    return problems;
  }

  Engagement engagement() {
    JsonNode spec = yaml.root().path("spec");
    return new Engagement(
        text(yaml.root().path("metadata"), "name"),
        product(spec.path("product")),
        list(spec.path("owners"), "/spec/owners", this::owner),
        new Commitment(
            day(spec.path("commitment"), "start", "/spec/commitment"),
            day(spec.path("commitment"), "end", "/spec/commitment")),
        list(spec.path("gate").path("waivers"), "/spec/gate/waivers", this::waiver),
        list(spec.path("targets"), "/spec/targets", (node, at) -> target(node, at)),
        allocation(spec.path("allocation")),
        CostTree.model(spec.path("cost")),
        list(spec.path("sources"), "/spec/sources", this::source),
        new SecurityTree(this).security(spec.path("security")));
  }

  private Product product(JsonNode node) {
    JsonNode facts = node.path("facts");
    return new Product(
        text(node, "title"),
        checked(
            text(node, "timezone"),
            "/spec/product/timezone",
            "a zone of the IANA database: Europe/Madrid",
            ZoneId::of,
            ZoneOffset.UTC),
        text(node, "currency"),
        text(node, "unit"),
        new Product.Facts(
            Set.copyOf(texts(facts.path("data"))),
            text(facts, "exposure"),
            facts.path("movesMoney").asBoolean(false),
            facts.path("tenants").asString("single")),
        ProductionNames.declared(texts(node.path("production"))),
        list(
            node.path("services"),
            "/spec/product/services",
            (each, at) -> new Product.Service(text(each, "name"), texts(each.path("paths")))));
  }

  private Owner owner(JsonNode node, String at) {
    return new Owner(
        text(node, "name"),
        Owner.Side.valueOf(constant(text(node, "side"))),
        text(node, "role"),
        texts(node.path("emails")),
        text(node, "record"));
  }

  private Waiver waiver(JsonNode node, String at) {
    return new Waiver(
        text(node, "criterion"),
        text(node, "decision"),
        day(node, "decided", at),
        day(node, "expires", at));
  }

  private Target target(JsonNode node, String at) {
    JsonNode objective = node.path("objective");
    return new Target(
        text(node, "id"),
        Target.Metric.valueOf(constant(text(node, "metric"))),
        text(node, "service"),
        text(node, "route"),
        new Target.Objective(
            text(objective, "direction").equals("at-most"),
            objective.path("value").asDouble(),
            text(objective, "unit"),
            objective.path("quantile").asDouble(Double.NaN),
            day(objective, "due", at + "/objective")),
        list(node.path("baselines"), at + "/baselines", this::baseline));
  }

  private Target.Baseline baseline(JsonNode node, String at) {
    String[] window = text(node, "window").split("/", 2);
    Target.Revision revision =
        node.has("supersedes")
            ? new Target.Revision(
                day(node, "supersedes", at),
                text(node, "reason"),
                text(node, "decision"),
                text(node, "approvedBy"))
            : null;
    return new Target.Baseline(
        day(node, "measured", at),
        day(window[0], at + "/window"),
        day(window[window.length - 1], at + "/window"),
        node.path("value").asDouble(),
        node.path("interval").path(0).asDouble(Double.NaN),
        node.path("interval").path(1).asDouble(Double.NaN),
        node.path("n").asLong(),
        text(node, "evidence"),
        revision);
  }

  private static Allocation allocation(JsonNode node) {
    JsonNode policy = node.path("policy");
    return new Allocation(
        policy.path("feature").asDouble(),
        policy.path("reliability").asDouble(),
        policy.path("exploration").asDouble(),
        node.path("floor").path("reliability").asDouble(0));
  }

  private Source source(JsonNode node, String at) {
    Map<String, String> options = new HashMap<>();
    node.properties()
        .forEach(option -> {
          if (!OF_SOURCE.contains(option.getKey())) {
            options.put(option.getKey(), option.getValue().asString());
          }
        });
    String token = options.getOrDefault("token", "");
    if (!token.isEmpty() && !FROM_ENVIRONMENT.matcher(token).matches()) {
      problems.add(
          new Problem(
              "a secret stands in the file",
              yaml.where(at + "/token"),
              "take it out, revoke it, and name a variable: token: env:PROMETHEUS_TOKEN"));
    }
    String url = text(node, "url");
    URI address = url.isEmpty() ? null : address(url, at + "/url");
    return new Source(
        text(node, "name"),
        Source.Kind.valueOf(constant(text(node, "kind"))),
        texts(node.path("paths")),
        address,
        new SecurityTree(this).hosts(node, at),
        text(node, "service"),
        options);
  }

  URI address(String text, String at) {
    URI unread = URI.create("http://localhost");
    URI address = checked(text, at, "an address", URI::create, unread);
    return address.getHost() == null
        ? checked(text, at, "an address with a host", EngagementTree::refused, unread)
        : address;
  }

  private static URI refused(String text) {
    throw new IllegalArgumentException(text);
  }

  LocalDate day(JsonNode node, String key, String at) {
    return day(text(node, key), at + "/" + key);
  }

  private LocalDate day(String text, String at) {
    return checked(text, at, "a day that there is: 2026-09-30", LocalDate::parse, LocalDate.EPOCH);
  }

  private <T> T checked(
      String text, String at, String asked, Function<String, T> parse, T otherwise) {
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      problems.add(new Problem(text + " is not valid", yaml.where(at), "write " + asked));
      return otherwise;
    }
  }

  static <T> List<T> list(JsonNode nodes, String at, BiFunction<JsonNode, String, T> one) {
    List<T> items = new ArrayList<>();
    for (JsonNode node : nodes) {
      items.add(one.apply(node, at + "/" + items.size()));
    }
    return items;
  }

  static List<String> texts(JsonNode nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.asString()));
    return texts;
  }

  static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  static String constant(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
