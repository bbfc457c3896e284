package dev.tenfold.source.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Incident;
import dev.tenfold.verdict.TenfoldException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentTableTest {
  @Test
  void columns_are_found_by_usual_names() throws IOException {
    Delivery<Incident> read =
        IncidentRecordsTest.read(
            "\uFEFFIncident Number,Title,Service Name,Urgency,Created On,Resolved On",
            "7,\"Slow, very\",shop,high,2026-03-12T14:00:00Z,2026-03-12T15:00:00Z",
            "",
            "8,Down,shop,low,2026-03-13T14:00:00Z,",
            "9,Odd,shop,low,yesterday,",
            "10,Odd,shop,low,2026-03-13T14:00:00Z,later",
            "11");
    assertThat(read.facts()).hasSize(2);
    Incident first = read.facts().getFirst();
    assertThat(first.id()).isEqualTo("7");
    assertThat(first.title()).isEqualTo("Slow, very");
    assertThat(first.severity()).isEqualTo("high");
    assertThat(first.resolved()).isEqualTo(Instant.parse("2026-03-12T15:00:00Z"));
    assertThat(first.place().text()).isEqualTo("f:2");
    assertThat(read.facts().getLast().resolved()).isNull();
    assertThat(read.read()).isEqualTo(5);
    assertThat(read.rejected().getFirst().samples().getFirst().where()).isEqualTo("f:5");
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void columns_and_a_zone_can_be_declared() throws IOException {
    String text = "Nr;Beginn;Ende\n1;2026-07-01 14:00;2026-07-01 15:00\n";
    Delivery<Incident> read =
        IncidentRecords.read(
            "f",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new Columns(
                Map.of("id", "Nr", "began", "Beginn", "resolved", "Ende"),
                ZoneId.of("Europe/Berlin")));
    assertThat(read.facts().getFirst().began()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
    assertThat(read.notes())
        .containsExactly("Times without a zone are taken to be of Europe/Berlin.");
  }

  @Test
  void a_field_that_is_none_cannot_be_declared() {
    assertThatThrownBy(() -> new Columns(Map.of("begin", "Beginn"), ZoneId.of("UTC")))
        .isInstanceOf(TenfoldException.class)
        .hasMessage("begin is no field of an incident");
  }

  @Test
  void a_table_without_a_begin_is_refused_with_its_columns() throws IOException {
    Delivery<Incident> read = IncidentRecordsTest.read("Nr,Ende", "1,2026-07-01T14:00:00Z");
    assertThat(read.facts()).isEmpty();
    assertThat(read.rejected().getFirst().samples().getFirst().fix()).contains("Nr, Ende");
  }

  @Test
  void a_quote_without_end_and_a_field_without_end_are_refused() throws IOException {
    assertThat(IncidentRecordsTest.read("id,began", "1,\"2026").facts()).isEmpty();
    Delivery<Incident> read =
        IncidentRecordsTest.read("id,began", "1,2026-03-12T14:00:00Z", "x".repeat(5_000_000));
    assertThat(read.facts()).hasSize(1);
    assertThat(read.rejected()).hasSize(1);
  }

  @Test
  void nothing_is_no_record() throws IOException {
    assertThat(IncidentRecordsTest.read("").read()).isZero();
  }
}
