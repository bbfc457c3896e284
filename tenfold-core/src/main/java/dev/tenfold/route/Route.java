package dev.tenfold.route;

import dev.tenfold.accesslog.Method;

/**
 * What requests are counted by.
 *
 * @param service the virtual host or backend they were sent to, or a name for the log
 * @param method request method
 * @param template path with its variable parts named: {@code /product/{id}}; {@link #OTHER} and
 *     {@link #UNMATCHED} where it cannot be said
 */
public record Route(String service, Method method, String template) {
  /** Template of routes beyond the budget. */
  public static final String OTHER = "(other)";

  /** Template of requests that matched no route of the product: 404 and 405, and garbage. */
  public static final String UNMATCHED = "(unmatched)";

  /** Returns method and template, {@code GET /product/{id}}. */
  public String label() {
    return template.startsWith("(") ? template : method + " " + template;
  }
}
