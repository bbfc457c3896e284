package dev.tenfold.observe;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Status and header fields of one recorded HTTP response.
 *
 * @param method of the request, upper case
 * @param url of the request; empty where it was not recorded
 * @param origin the {@code Origin} that was sent; empty for none
 * @param status its code; 0 where no connection was had
 * @param at when; null where the record does not say
 * @param headers by lower-case name, a value for each line
 * @param place where it was read
 */
public record HttpAnswer(
    String method,
    String url,
    String origin,
    int status,
    @Nullable Instant at,
    Map<String, List<String>> headers,
    Place place) {
  public HttpAnswer {
    Map<String, List<String>> copy = new TreeMap<>();
    headers.forEach((name, values) -> copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    headers = Map.copyOf(copy);
  }

  /** Returns every value of a header field. */
  public List<String> values(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** Returns all values of a header field as one, or nothing. */
  public String value(String name) {
    return String.join(", ", values(name));
  }
}
