package dev.tenfold.store.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Writes each text of a file once, and its number wherever it stands again: a history names the
 * same paths and authors a hundred thousand times. Texts are numbered from 0 in the order in which
 * they are first given.
 */
final class SharedTexts {
  private static final String KEY = SharedTexts.class.getName();

  private SharedTexts() {}

  static JacksonModule module() {
    return new SimpleModule("shared-texts")
        .addSerializer(String.class, new Writer())
        .addDeserializer(String.class, new Reader());
  }

  /** Returns the reader for one file. */
  static ObjectReader of(ObjectReader reader) {
    return reader.withAttribute(KEY, new ArrayList<String>());
  }

  /** Returns the writer for one file. */
  static ObjectWriter of(ObjectWriter writer) {
    return writer.withAttribute(KEY, new HashMap<String, Integer>());
  }

  private static final class Writer extends StdScalarSerializer<String> {
    Writer() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator out, SerializationContext context) {
      @SuppressWarnings("unchecked")
      Map<String, Integer> numbers = (Map<String, Integer>) context.getAttribute(KEY);
      Integer number = numbers.putIfAbsent(text, numbers.size());
      if (number == null) {
        out.writeString(text);
      } else {
        out.writeNumber(number);
      }
    }
  }

  private static final class Reader extends StdScalarDeserializer<String> {
    Reader() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      @SuppressWarnings("unchecked")
      List<String> texts = (List<String>) context.getAttribute(KEY);
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        String text = parser.getString();
        texts.add(text);
        return text;
      }
      int number = parser.getIntValue();
      if (number < 0 || number >= texts.size()) {
        context.reportInputMismatch(this, "there is no text %d", number);
      }
      return texts.get(number);
    }
  }
}
