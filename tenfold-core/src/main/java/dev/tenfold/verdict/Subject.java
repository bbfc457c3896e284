package dev.tenfold.verdict;

/**
 * What a number is about.
 *
 * @param indicator what is measured: {@code p95 latency}
 * @param scope of what: {@code all requests}, {@code shop GET /search}
 * @param window when
 */
public record Subject(String indicator, String scope, Window window) {
  /** Returns the same scope and window with another indicator. */
  public Subject of(String otherIndicator) {
    return new Subject(otherIndicator, scope, window);
  }
}
