package dev.tenfold.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonRecordsTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void a_broken_line_costs_that_line_only() throws IOException {
    read("{\"a\":1}\n{\"a\":\n\n{\"a\":3}\n");
    assertThat(told).hasSize(3);
    assertThat(told.get(0)).isEqualTo("f:1 {\"a\":1}");
    assertThat(told.get(1)).startsWith("broken f:2 no JSON: ");
    assertThat(told.get(2)).isEqualTo("f:4 {\"a\":3}");
  }

  @Test
  void elements_of_an_array_are_records_with_the_line_they_begin_in() throws IOException {
    read("[\n {\"a\":1},\n {\"a\":2}\n]\n");
    assertThat(told).containsExactly("f:2 {\"a\":1}", "f:3 {\"a\":2}");
  }

  @Test
  void a_document_over_many_lines_is_one_record() throws IOException {
    read("\n{\n \"a\": [1,\n 2]\n}\n");
    assertThat(told).containsExactly("f:2 {\"a\":[1,2]}");
  }

  @Test
  void what_is_before_an_error_in_an_array_is_kept() throws IOException {
    read("[\n {\"a\":1},\n {\"a\":}\n]");
    assertThat(told).hasSize(2);
    assertThat(told.get(1)).startsWith("broken f:3 ");
  }

  @Test
  void nothing_is_no_record() throws IOException {
    read(" \n\n");
    assertThat(told).isEmpty();
  }

  @Test
  void nesting_without_end_is_refused() throws IOException {
    read("{\"a\":1}\n" + "[".repeat(100_000) + "\n{\"a\":2}\n");
    assertThat(told).hasSize(3);
    assertThat(told.get(1)).startsWith("broken f:2 more or deeper JSON");
  }

  @Test
  void a_line_of_a_gigabyte_is_refused_and_the_next_is_read() throws IOException {
    InputStream in =
        new InputStream() {
          private long left = 1L << 30;
          private final InputStream end =
              new ByteArrayInputStream("\"}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8));

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0) {
              return end.read(bytes, from, length);
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(bytes, from, from + count, (byte) 'x');
            left -= count;
            return count;
          }
        };
    JsonRecords.read("f", in, visitor());
    assertThat(told).containsExactly("broken f:1 a line of more than 64 MiB", "f:2 {\"a\":2}");
  }

  private void read(String text) throws IOException {
    JsonRecords.read(
        "f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), visitor());
  }

  private JsonRecords.Visitor visitor() {
    return new JsonRecords.Visitor() {
      @Override
      public void record(JsonNode record, Place place) {
        told.add(place.text() + " " + record);
      }

      @Override
      public void broken(Problem problem) {
        told.add("broken " + problem.where() + " " + problem.what());
      }
    };
  }
}
