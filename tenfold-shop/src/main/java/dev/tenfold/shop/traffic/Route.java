package dev.tenfold.shop.traffic;

import java.util.regex.Pattern;

/**
 * What a request is counted as.
 *
 * @param pattern the path with names in braces for what changes: {@code /products/{id}}
 */
public record Route(String method, String pattern) implements Comparable<Route> {
  private static final Pattern SLUG = Pattern.compile("^(/api)?/categories/[^/]+$");
  private static final Pattern CART_LINE = Pattern.compile("^/cart/\\d+$");
  private static final Pattern NUMBER = Pattern.compile("/\\d+(?=/|$)");

  /** Returns the route of a path of the shop, with or without its query. */
  public static Route of(String method, String path) {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    if (SLUG.matcher(bare).matches()) {
      return new Route(method, bare.substring(0, bare.lastIndexOf('/')) + "/{slug}");
    }
    if (CART_LINE.matcher(bare).matches()) {
      return new Route(method, "/cart/{product}");
    }
    return new Route(method, NUMBER.matcher(bare).replaceAll("/{id}"));
  }

  @Override
  public int compareTo(Route other) {
    int byPattern = pattern.compareTo(other.pattern);
    return byPattern != 0 ? byPattern : method.compareTo(other.method);
  }
}
