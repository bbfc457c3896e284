package dev.tenfold.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Routes that a person or an API description names, {@code /users/{id}}; they come before what is
 * found in the paths. Of several that match, the one with the longest fixed beginning counts.
 *
 * <p>A segment {@code {name}} or {@code *} matches any one segment, a last {@code **} or {@code
 * {name...}} all that follow; anything else matches itself.
 */
public final class RoutePatterns {
  /** No patterns. */
  public static final RoutePatterns NONE = new RoutePatterns(List.of());

  private record Pattern(String text, List<String> segments, boolean open, int fixed) {
    static Pattern of(String text) {
      List<String> segments = List.of(text.split("/", -1));
      int fixed = 0;
      while (fixed < segments.size() && !isVariable(segments.get(fixed))) {
        fixed++;
      }
      String last = segments.getLast();
      return new Pattern(text, segments, last.equals("**") || last.endsWith("...}"), fixed);
    }

    boolean matches(String[] path) {
      int length = open ? segments.size() - 1 : segments.size();
      if (open ? path.length < length : path.length != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (!isVariable(segments.get(i)) && !segments.get(i).equals(path[i])) {
          return false;
        }
      }
      return true;
    }

    private static boolean isVariable(String segment) {
      return segment.equals("*")
          || segment.equals("**")
          || (segment.startsWith("{") && segment.endsWith("}"));
    }
  }

  private final List<Pattern> patterns = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> literals = new HashSet<>();

  /** Makes patterns of their texts; each begins with a slash. */
  public RoutePatterns(List<String> texts) {
    for (String text : texts) {
      if (!text.startsWith("/")) {
        throw new IllegalArgumentException("a route pattern begins with a slash, not " + text);
      }
      Pattern pattern = Pattern.of(text);
      patterns.add(pattern);
      names.add(text);
      for (String segment : pattern.segments) {
        if (!Pattern.isVariable(segment)) {
          literals.add(segment);
        }
      }
    }
    patterns.sort(
        Comparator.comparingInt((Pattern p) -> -p.fixed)
            .thenComparing(Pattern::open)
            .thenComparing(Pattern::text));
  }

  /** Returns the route with the pattern that its template matches, or the route itself. */
  Route route(Route route) {
    if (patterns.isEmpty()) {
      return route;
    }
    String[] path = route.template().split("/", -1);
    for (Pattern pattern : patterns) {
      if (pattern.matches(path)) {
        return new Route(route.service(), route.method(), pattern.text);
      }
    }
    return route;
  }

  /** Returns whether a template is one of the patterns. */
  boolean names(String template) {
    return names.contains(template);
  }

  /** Returns whether a segment is fixed in some pattern, and so is no identifier. */
  boolean isLiteral(String segment) {
    return literals.contains(segment);
  }

  /** Returns whether there are any. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }
}
