package dev.tenfold.source.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.observe.VitalRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VitalRecordsTest {
  private static final String TIME = "\"time\":\"2026-03-01T10:00:00Z\"";

  @Test
  void a_beacon_is_a_vital_in_seconds_with_path_and_device() throws IOException {
    Delivery<VitalRecord> delivery =
        read(
            """
            {"name":"LCP","value":1834.5,"rating":"good","delta":1834.5,"id":"v5-1772359200000-1",\
            "entries":[],"navigationType":"navigate","url":"https://shop.example/p/1?ref=a#top",\
            "device":"mobile","time":1772359200000}
            """);
    assertThat(delivery.facts())
        .containsExactly(
            new Vital(
                Metric.LCP,
                1.8345,
                "/p/1",
                "phone",
                Instant.ofEpochMilli(1_772_359_200_000L),
                false,
                delivery.facts().getFirst().place()));
    assertThat(delivery.facts().getFirst().place().text()).isEqualTo("v.jsonl:1");
  }

  @Test
  void the_last_value_of_an_id_stays_and_batches_are_read() throws IOException {
    Delivery<VitalRecord> delivery =
        read(
            """
            {"name":"CLS","value":0.05,"id":"v5-1772359200000-1"}
            [{"name":"CLS","value":0.31,"id":"v5-1772359200000-1"},{"name":"INP","value":88,\
            "id":"v5-1772359200000-2"},{"name":"TTFB","value":12,"id":"v5-1772359200000-3"}]
            """);
    assertThat(delivery.read()).isEqualTo(2);
    assertThat(delivery.used()).isEqualTo(2);
    assertThat(delivery.facts())
        .extracting(fact -> fact.metric(), fact -> ((Vital) fact).value())
        .containsExactly(tuple(Metric.CLS, 0.31), tuple(Metric.INP, 0.088));
    assertThat(delivery.notes())
        .containsExactly(
            "Values replaced by a later one of the same page view: 1",
            "Values without a time but in their id, taken from there: 3");
  }

  @Test
  void batches_from_the_first_line_on_and_the_short_form_are_read() throws IOException {
    Delivery<VitalRecord> delivery =
        read("[{\"LCP\":900,\"CLS\":0," + TIME + "}]\n[{\"LCP\":1100," + TIME + "}]\n");
    assertThat(delivery.facts()).hasSize(3);
    assertThat(delivery.notes())
        .containsExactly(
            "Values without an id, so that a page view that reports twice counts twice: 3");
  }

  @Test
  void ratings_that_contradict_their_values_are_told() throws IOException {
    Delivery<VitalRecord> delivery =
        read("{\"name\":\"LCP\",\"value\":4.2,\"rating\":\"poor\",\"id\":\"a\"," + TIME + "}");
    assertThat(delivery.notes())
        .containsExactly("Values with a rating that is not theirs, perhaps not in milliseconds: 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"LCP\",\"value\":-1,\"time\":1772359200000}",
        "{\"name\":\"LCP\",\"value\":1e300,\"time\":1772359200000}",
        "{\"name\":\"LCP\",\"value\":\"fast\",\"time\":1772359200000}",
        "{\"name\":\"LCP\",\"time\":1772359200000}",
        "{\"name\":\"LCP\",\"value\":12}",
        "{\"name\":\"LCP\",\"value\":12,\"time\":0}",
        "{\"name\":\"LCP\",\"value\":12,\"time\":1e999}",
        "{\"name\":\"LCP\",\"value\":12,\"time\":4102444800000}",
        "{\"name\":\"Speed\",\"value\":12,\"time\":1772359200000}",
        "{\"name\":7}",
        "{\"hello\":\"world\"}",
        "{\"lighthouseVersion\":\"5.6.0\",\"audits\":{}}",
        "{\"lighthouseVersion\":\"14.0.0\",\"audits\":{}}",
        "{\"lighthouseVersion\":\"12.0.0\",\"fetchTime\":\"2026-03-01T10:00:00Z\",\"audits\":{}}",
        "{\"lighthouseVersion\":\"12.0.0\",\"runtimeError\":{\"code\":\"NO_FCP\"},\"audits\":{}}",
        "{\"error\":{\"code\":404,\"message\":\"chrome ux report data not found\"}}",
        "{\"record\":{\"key\":{\"origin\":\"https://a\"},\"metrics\":{}}}",
        "{\"name\":\"LCP\",",
        "[1,2,3]",
        "[[[[[[]]]]]]"
      })
  void what_is_no_vital_is_refused_with_its_line(String record) throws IOException {
    Delivery<VitalRecord> delivery =
        read("{\"name\":\"INP\",\"value\":8,\"id\":\"a\"," + TIME + "}\n" + record + "\n");
    assertThat(delivery.read()).isEqualTo(2);
    assertThat(delivery.facts()).hasSize(1);
    assertThat(delivery.rejected()).singleElement().extracting(Refusal::records).isEqualTo(1L);
    assertThat(delivery.rejected().getFirst().samples().getFirst().where()).isEqualTo("v.jsonl:2");
  }

  @Test
  void crux_is_an_aggregate_and_no_samples() throws IOException {
    Delivery<VitalRecord> delivery =
        read(
            """
            {"record": {"key": {"origin": "https://example.com", "formFactor": "PHONE"},
              "metrics": {
                "cumulative_layout_shift": {
                  "histogram": [{"start": "0.00", "end": "0.10", "density": 0.9974},
                    {"start": "0.10", "end": "0.25", "density": 0.0012},
                    {"start": "0.25", "density": 0.0014}],
                  "percentiles": {"p75": "0.05"}},
                "first_contentful_paint": {"percentiles": {"p75": 900}},
                "largest_contentful_paint": {
                  "histogram": [{"start": 0, "end": 2500, "density": 1}, {"start": 2500, "end": 4000},
                    {"start": 4000}],
                  "percentiles": {"p75": 1198}}},
              "collectionPeriod": {"firstDate": {"year": 2024, "month": 5, "day": 27},
                "lastDate": {"year": 2024, "month": 6, "day": 23}}}}
            """);
    assertThat(delivery.facts()).hasSize(2);
    VitalAggregate cls = (VitalAggregate) delivery.facts().get(0);
    assertThat(cls.metric()).isEqualTo(Metric.CLS);
    assertThat(cls.p75()).isEqualTo(0.05);
    assertThat(cls.shares().good()).isEqualTo(0.9974);
    assertThat(cls.wholeSite()).isTrue();
    assertThat(cls.device()).isEqualTo("phone");
    assertThat(cls.from()).isEqualTo(Instant.parse("2024-05-27T00:00:00Z"));
    assertThat(cls.to()).isEqualTo(Instant.parse("2024-06-24T00:00:00Z"));
    VitalAggregate lcp = (VitalAggregate) delivery.facts().get(1);
    assertThat(lcp.p75()).isCloseTo(1.198, within(1e-12));
    assertThat(lcp.shares().poor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.5.0", "7.0.0", "8.0.0", "10.4.0", "13.4.1"})
  void lighthouse_is_lab_and_has_no_inp(String version) throws IOException {
    String settings =
        version.startsWith("6") ? "\"emulatedFormFactor\":\"mobile\"" : "\"formFactor\":\"mobile\"";
    Delivery<VitalRecord> delivery =
        read(
            "{\"lighthouseVersion\":\""
                + version
                + "\",\"fetchTime\":\"2024-03-28T19:33:23.776Z\",\"finalUrl\":\"https://a.example/x\","
                + "\"configSettings\":{"
                + settings
                + "},\"audits\":{\"largest-contentful-paint\":{\"numericValue\":3169.887},"
                + "\"cumulative-layout-shift\":{\"numericValue\":0.23},"
                + "\"interaction-to-next-paint\":{\"numericValue\":50}}}");
    assertThat(delivery.facts())
        .extracting(fact -> ((Vital) fact).lab(), fact -> ((Vital) fact).device())
        .containsExactly(tuple(true, "phone"), tuple(true, "phone"));
    assertThat(delivery.facts())
        .extracting(fact -> fact.metric())
        .containsExactlyInAnyOrder(Metric.LCP, Metric.CLS);
    assertThat(delivery.notes())
        .hasSize(version.compareTo("8") < 0 && !version.startsWith("1") ? 1 : 0);
  }

  @Test
  void an_empty_file_is_told() throws IOException {
    assertThat(read("").notes()).containsExactly("v.jsonl is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"LCP\",\"value\":1e999,TIME}",
        "{\"name\":\"LCP\",\"value\":-5,TIME}",
        "{\"name\":\"LCP\",\"value\":\"fast\",TIME}",
        "{\"name\":\"LCP\",\"value\":100,\"time\":\"1970-01-01T00:00:00Z\"}",
        "{\"name\":\"LCP\",\"value\":100,\"time\":\"2099-01-01T00:00:00Z\"}",
        "{\"name\":\"LCP\",\"value\":100",
        "[[[[[[1]]]]]]",
        "null",
        "{\"record\":{\"metrics\":{\"largest_contentful_paint\":7}}}",
        "{\"lighthouseVersion\":{},\"audits\":[]}",
      })
  void what_cannot_be_a_vital_is_refused_and_those_around_it_read(String bad) throws IOException {
    String line = bad.replace("TIME", TIME);
    String good = "{\"name\":\"INP\",\"value\":88," + TIME + "}";
    Delivery<VitalRecord> delivery = read(good + "\n" + line + "\n" + good + "\n");
    assertThat(delivery.facts()).hasSize(2);
    assertThat(delivery.rejected()).isNotEmpty();
  }

  @Test
  void a_line_of_a_hundred_megabytes_is_refused_and_the_next_one_read() throws IOException {
    String good = "{\"name\":\"INP\",\"value\":88," + TIME + "}\n";
    Delivery<VitalRecord> delivery = read("{\"name\":\"" + "x".repeat(100 << 20) + "\"}\n" + good);
    assertThat(delivery.facts()).hasSize(1);
    assertThat(delivery.rejected().getFirst().samples().getFirst().what())
        .isEqualTo("a line of more than 64 MiB");
  }

  private static Delivery<VitalRecord> read(String text) throws IOException {
    return VitalRecords.read(
        "v.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
