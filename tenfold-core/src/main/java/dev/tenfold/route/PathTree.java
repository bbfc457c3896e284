package dev.tenfold.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The templates of one service and method as a tree of path segments, folded level by level: a wide
 * level keeps the children that carry traffic and makes the rest one.
 *
 * @see <a
 *     href="https://github.com/open-telemetry/opentelemetry-ebpf-instrumentation/pull/882">Collapsing
 *     by the cardinality of a level, OpenTelemetry eBPF instrumentation</a>
 */
final class PathTree {
  /** Most children that a path may have before the quiet ones are folded. */
  static final int WIDEST = 20;

  /** A child with this share of its parent's traffic stays, {@code 1 / LOUD}. */
  static final int LOUD = 50;

  static final String SLUG = "{slug}";

  private static final class Node {
    final Map<String, Node> children = new HashMap<>();
    long requests;
    boolean folded;

    void merge(Node other) {
      requests += other.requests;
      other.children.forEach(
          (name, child) -> children.computeIfAbsent(name, any -> new Node()).merge(child));
    }
  }

  private final Node root = new Node();

  /** Adds a template with its requests. */
  void add(String template, long requests) {
    Node node = root;
    node.requests += requests;
    for (String segment : segments(template)) {
      node = node.children.computeIfAbsent(segment, any -> new Node());
      node.requests += requests;
    }
  }

  /** Folds every level, from the root down. */
  void fold() {
    fold(root);
  }

  private static void fold(Node node) {
    if (node.children.size() > WIDEST) {
      Map<String, Node> quiet = new HashMap<>();
      node.children.forEach((name, child) -> {
        if (child.requests * LOUD < node.requests && !isVariable(name)) {
          quiet.put(name, child);
        }
      });
      quiet.forEach((name, child) -> {
        node.children.remove(name);
        node.children.computeIfAbsent(variable(name), any -> new Node()).merge(child);
      });
      node.folded = !quiet.isEmpty();
    }
    node.children.values().forEach(PathTree::fold);
  }

  /** Returns the template that a template folds to. */
  String folded(String template) {
    StringBuilder path = new StringBuilder(template.length());
    @Nullable Node node = root;
    for (String segment : segments(template)) {
      String name = segment;
      if (node != null && node.folded && !node.children.containsKey(segment)) {
        name = variable(segment);
      }
      path.append(path.isEmpty() && !template.startsWith("/") ? "" : "/").append(name);
      node = node == null ? null : node.children.get(name);
    }
    return path.toString();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") || segment.startsWith("*");
  }

  private static String variable(String segment) {
    int dot = segment.lastIndexOf('.');
    return dot > 0 && PathTemplate.isExtension(segment.substring(dot + 1))
        ? "*" + segment.substring(dot)
        : SLUG;
  }

  private static List<String> segments(String template) {
    if (!template.startsWith("/")) {
      return List.of(template);
    }
    List<String> segments = new ArrayList<>();
    int from = 1;
    for (int slash = template.indexOf('/', 1); slash >= 0; slash = template.indexOf('/', from)) {
      segments.add(template.substring(from, slash));
      from = slash + 1;
    }
    segments.add(template.substring(from));
    return segments;
  }
}
