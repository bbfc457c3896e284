package dev.tenfold.source.cost;

import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as a CSV export of the same table would write them: numbers in digits, times in ISO 8601,
 * and tags as a JSON object, be they a map, a structure, or a list of keys with their values.
 */
final class ParquetValues {
  private ParquetValues() {}

  /** Returns a value as text; an empty one for none. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number).toString();
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case PqMap map -> json(map).toString();
      case PqStruct struct -> json(struct).toString();
      case PqList list -> json(list).toString();
      default -> value.toString();
    };
  }

  private static ObjectNode json(PqMap map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (PqMap.Entry entry : map.getEntries()) {
      put(object, text(entry.getKey()), entry.getValue());
    }
    return object;
  }

  private static ObjectNode json(PqStruct struct) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      put(object, struct.getFieldName(i), struct.getValue(i));
    }
    return object;
  }

  /** Returns keys with their values, as BigQuery keeps labels; what is no such pair is left out. */
  private static ObjectNode json(PqList list) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Object item : list.values()) {
      if (item instanceof PqStruct pair) {
        String key = "";
        Object value = null;
        for (int i = 0; i < pair.getFieldCount(); i++) {
          switch (pair.getFieldName(i).toLowerCase(Locale.ROOT)) {
            case "key" -> key = text(pair.getValue(i));
            case "value" -> value = pair.getValue(i);
            default -> {}
          }
        }
        put(object, key, value);
      }
    }
    return object;
  }

  private static void put(ObjectNode object, String key, @Nullable Object value) {
    if (!key.isEmpty() && value != null) {
      object.put(key, text(value));
    }
  }
}
