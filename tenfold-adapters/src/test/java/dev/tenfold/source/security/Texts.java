package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.observe.Weakness;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads texts as if they were files; quotes may be written as apostrophes. */
final class Texts {
  private Texts() {}

  static SecurityReading read(String json) {
    return raw(json.replace('\'', '"'));
  }

  static SecurityReading raw(String text) {
    try {
      SecurityReading reading = SecurityReports.read("report", stream(text));
      var count = reading.weaknesses();
      assertThat(count.used() + count.rejected().stream().mapToLong(r -> r.records()).sum())
          .isEqualTo(count.read());
      return reading;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<Weakness> weaknesses(String json) {
    return read(json).weaknesses().facts();
  }

  static Weakness only(String json) {
    List<Weakness> found = weaknesses(json);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
