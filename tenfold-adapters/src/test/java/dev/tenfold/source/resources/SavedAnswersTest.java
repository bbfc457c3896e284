package dev.tenfold.source.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.ResourceSample;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedAnswersTest {
  @Test
  void processors_of_a_host_are_summed_over_modes_and_counted() throws IOException {
    Delivery<ResourceSample> delivery =
        read(
            node("0", "user", 0, 6, 12),
            node("0", "idle", 0, 54, 108),
            node("1", "user", 0, 3, 6),
            node("1", "system", 10, 13, 16),
            node("1", "iowait", 0, 60, 120));
    assertThat(delivery.read()).isEqualTo(5);
    assertThat(delivery.facts()).hasSize(2);
    ResourceSample sample = delivery.facts().getFirst();
    assertThat(sample.resource()).isEqualTo("shop:9100 cpu");
    assertThat(sample.used()).isCloseTo(12 / 60.0, within(1e-12));
    assertThat(sample.capacity()).isEqualTo(2);
    assertThat(sample.seconds()).isEqualTo(60);
    assertThat(sample.at()).isEqualTo(Instant.ofEpochSecond(1773309660));
  }

  @Test
  void a_pool_of_hikari_is_put_together_from_three_answers_in_one_file() throws IOException {
    String text =
        answer(series("\"__name__\":\"hikaricp_connections_active\",\"pool\":\"p\"", 3, 8))
            + "\n"
            + answer(series("\"__name__\":\"hikaricp_connections_max\",\"pool\":\"p\"", 8, 8))
            + "\n"
            + answer(series("\"__name__\":\"hikaricp_connections_pending\",\"pool\":\"p\"", 0, 5));
    Delivery<ResourceSample> delivery = ResourceRecordsTest.read(text);
    ResourceSample last = delivery.facts().getLast();
    assertThat(last.resource()).isEqualTo("p connections");
    assertThat(last.used()).isEqualTo(8);
    assertThat(last.capacity()).isEqualTo(8);
    assertThat(last.waiting()).isEqualTo(5);
  }

  @Test
  void labels_may_say_what_a_series_is() throws IOException {
    Delivery<ResourceSample> delivery =
        read(
            series("\"resource\":\"shop cpu\"", 1, 1.5),
            series("\"resource\":\"shop cpu\",\"role\":\"capacity\"", 4, 4));
    assertThat(delivery.facts()).extracting(ResourceSample::used).containsExactly(1.0, 1.5);
    assertThat(delivery.facts()).extracting(ResourceSample::capacity).containsOnly(4.0);
  }

  @Test
  void what_is_not_known_is_rejected_with_a_way_out() throws IOException {
    Delivery<ResourceSample> delivery =
        read(
            series("\"__name__\":\"up\"", 1, 1),
            series("\"instance\":\"a\"", 1, 1),
            series("\"resource\":\"a\",\"role\":\"size\"", 1, 1),
            "{\"metric\":{},\"values\":{}}");
    assertThat(delivery.facts()).isEmpty();
    assertThat(delivery.read()).isEqualTo(4);
    assertThat(delivery.used()).isZero();
    assertThat(delivery.rejected().getFirst().samples().getFirst().fix()).contains("label_replace");
  }

  @Test
  void values_that_are_no_numbers_are_left_out_and_counted() throws IOException {
    Delivery<ResourceSample> delivery =
        ResourceRecordsTest.read(
            answer(
                "{\"metric\":{\"resource\":\"a\"},\"values\":[[1773309600,\"NaN\"],"
                    + "[1773309660,\"+Inf\"],[1773309720,\"-1\"],[0,\"1\"],[1e300,\"1\"],"
                    + "{\"a\":1,\"b\":2},[1773309780,\"2\"],[\"x\",\"1\"],7]}"));
    assertThat(delivery.facts()).extracting(ResourceSample::used).containsExactly(2.0);
    assertThat(delivery.notes())
        .containsExactly("8 values are no numbers of 0 or more between 2000 and 2100");
  }

  @Test
  void errors_and_other_types_and_other_json_are_rejected() throws IOException {
    for (String text :
        List.of(
            "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}",
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"2\"]}}",
            "[{\"a\":1}]",
            "{\"status\":\"success\",\"data\":",
            "[".repeat(100_000))) {
      Delivery<ResourceSample> delivery = ResourceRecordsTest.read(text);
      assertThat(delivery.facts()).isEmpty();
      assertThat(delivery.rejected()).hasSize(1);
    }
  }

  private static Delivery<ResourceSample> read(String... series) throws IOException {
    return ResourceRecordsTest.read(answer(series));
  }

  static String answer(String... series) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
        + String.join(",", series)
        + "]}}";
  }

  static String series(String labels, double... values) {
    StringBuilder text = new StringBuilder("{\"metric\":{" + labels + "},\"values\":[");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ",")
          .append('[')
          .append(1_773_309_600 + 60 * i)
          .append(",\"")
          .append(values[i])
          .append("\"]");
    }
    return text + "]}";
  }

  private static String node(String cpu, String mode, double... values) {
    return series(
        "\"__name__\":\"node_cpu_seconds_total\",\"instance\":\"shop:9100\",\"cpu\":\""
            + cpu
            + "\",\"mode\":\""
            + mode
            + "\"",
        values);
  }
}
