package dev.tenfold.source.cost;

import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The Tags column: a JSON object of texts, numbers, and {@code true} for tags without a value. */
final class FocusTags {
  private static final int KEPT = 100_000;

  private final Map<String, Map<String, String>> known = new HashMap<>();
  private long unreadable;

  Map<String, String> of(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<String, String> tags = known.get(text);
    if (tags == null) {
      JsonNode node = object(text);
      if (node == null) {
        unreadable++;
        return Map.of();
      }
      tags = tags(node);
      if (known.size() < KEPT) {
        known.put(text, tags);
      }
    }
    return tags;
  }

  private static Map<String, String> tags(JsonNode node) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> tag : node.properties()) {
      JsonNode value = tag.getValue();
      if (!value.isNull()) {
        tags.put(tag.getKey().strip(), value.isValueNode() ? value.asString() : value.toString());
      }
    }
    return Map.copyOf(tags);
  }

  private static @Nullable JsonNode object(String text) {
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    First first = new First();
    try {
      JsonRecords.read("Tags", in, first);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return first.broken || first.node == null || !first.node.isObject() ? null : first.node;
  }

  /** Keeps the first of what is read. */
  private static final class First implements JsonRecords.Visitor {
    private @Nullable JsonNode node;
    private boolean broken;

    @Override
    public void record(JsonNode record, Place place) {
      node = node == null ? record : node;
    }

    @Override
    public void broken(Problem problem) {
      broken = true;
    }
  }

  long unreadable() {
    return unreadable;
  }
}
