package dev.tenfold.record;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Fields of a record that others wrote, of which each may be missing or of another type. */
public final class Fields {
  /** The longest text that is kept, in characters. */
  private static final int MOST = 500;

  private Fields() {}

  /** Returns the node at the end of a path; a missing node where there is none. */
  public static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.path(name);
    }
    return found;
  }

  /** Returns a text or number as text, its first {@value #MOST} characters; empty for all else. */
  public static String text(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    if (!found.isString() && !found.isNumber()) {
      return "";
    }
    String text = found.asString("").strip();
    return text.length() > MOST ? text.substring(0, MOST) + "…" : text;
  }

  /** Returns the first text that is not empty; empty where all are. */
  public static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** Returns a time, as {@link Times#parse} reads it. */
  public static Optional<Instant> time(JsonNode node, String... path) {
    return Times.parse(text(node, path));
  }

  /** Returns the first time that is given by one of the record's own fields. */
  public static Optional<Instant> firstTime(JsonNode node, String... names) {
    for (String name : names) {
      Optional<Instant> time = time(node, name);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }
}
