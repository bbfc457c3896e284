package dev.tenfold.store.facts;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes one text of those that are equal in a file: a history names the same paths and authors a
 * hundred thousand times.
 */
final class SharedTexts extends StdScalarDeserializer<String> {
  private static final String KEY = SharedTexts.class.getName();

  private SharedTexts() {
    super(String.class);
  }

  static JacksonModule module() {
    return new SimpleModule("shared-texts").addDeserializer(String.class, new SharedTexts());
  }

  /** Returns the reader for one file. */
  static ObjectReader sharing(ObjectReader reader) {
    return reader.withAttribute(KEY, new HashMap<String, String>());
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    String text = parser.getValueAsString("");
    @SuppressWarnings("unchecked")
    Map<String, String> known = (Map<String, String>) context.getAttribute(KEY);
    if (known == null) {
      return text;
    }
    String before = known.putIfAbsent(text, text);
    return before == null ? text : before;
  }
}
