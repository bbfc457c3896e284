package dev.tenfold.source.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.observe.Spend;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FocusCostTest {
  private static final String HEADER =
      "BilledCost,EffectiveCost,BillingCurrency,ChargeCategory,ChargeClass,ChargeFrequency,"
          + "ChargePeriodStart,ChargePeriodEnd,CommitmentDiscountStatus,ProviderName,ServiceName,"
          + "ServiceCategory,ResourceId,ConsumedQuantity,ConsumedUnit,Tags\n";
  private static final String ROW =
      "0.75,0.5,EUR,Usage,NULL,Usage-Based,2026-03-01T10:00:00Z,2026-03-01T11:00:00Z,Used,Cloud,"
          + "Machines,Compute,vm-1,1.000,Hours,\"{\"\"team\"\": \"\"web\"\", \"\"spot\"\": true}\"\n";

  @Test
  void a_row_is_a_charge_with_exact_amounts() throws IOException {
    Delivery<Spend> delivery = read(HEADER + ROW);
    assertThat(delivery.facts())
        .singleElement()
        .satisfies(spend -> {
          assertThat(spend.billed()).isEqualTo("0.75");
          assertThat(spend.effective()).isEqualTo("0.5");
          assertThat(spend.currency()).isEqualTo("EUR");
          assertThat(spend.from()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
          assertThat(spend.to()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
          assertThat(spend.category()).isEqualTo("Usage");
          assertThat(spend.correction()).isFalse();
          assertThat(spend.commitment()).isEqualTo("Used");
          assertThat(spend.serviceCategory()).isEqualTo("Compute");
          assertThat(spend.quantity()).isEqualTo("1.000");
          assertThat(spend.tags()).isEqualTo(Map.of("team", "web", "spot", "true"));
          assertThat(spend.place().text()).isEqualTo("cost.csv:2");
        });
    assertThat(delivery.notes())
        .containsExactly("Values that are the word NULL, taken as not there: 1");
  }

  @Test
  void what_leaves_the_specification_as_the_sample_does_is_read_and_told() throws IOException {
    Delivery<Spend> delivery =
        read(
            HEADER
                + row("NULL", "usage", "Usage-Based", "2026-03-01 10:00:00")
                + row("0", "Usage", "Usage-based", "2026-03-01T10:00:00+02:00")
                + row("1.5E-7", "Credit", "One-Time", "2026-03-01"));
    assertThat(delivery.rejected()).isEmpty();
    assertThat(delivery.facts())
        .extracting(Spend::category)
        .containsExactly("Usage", "Usage", "Credit");
    assertThat(delivery.facts().get(0).effective()).isNull();
    assertThat(delivery.facts().get(1).from()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(delivery.facts().get(2).effective()).isEqualByComparingTo("0.00000015");
    assertThat(delivery.notes())
        .contains(
            "Times without a zone, taken as UTC: 2",
            "ChargeFrequency is spelled “Usage-based” and “Usage-Based”: taken as one");
  }

  private static String row(String effective, String category, String frequency, String from) {
    return "1,%s,USD,%s,,%s,%s,2026-03-02T00:00:00Z,,Cloud,Machines,Compute,,,,%n"
        .formatted(effective, category, frequency, from)
        .replace("\r", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "1,5",
        "12.5 EUR",
        "1E+999999999",
        "1E-999999999",
        "NaN",
        "Infinity",
        "99999999999999999999"
      })
  void an_amount_that_cannot_be_read_is_refused_with_its_line(String amount) throws IOException {
    String bad = ROW.replaceFirst("0\\.75", "\"" + amount + "\"");
    Delivery<Spend> delivery = read(HEADER + ROW + bad);
    assertThat(delivery.read()).isEqualTo(2);
    assertThat(delivery.used()).isEqualTo(1);
    Refusal refusal = delivery.rejected().getFirst();
    assertThat(refusal.reason()).isEqualTo("an amount that cannot be read");
    assertThat(refusal.samples().getFirst().where()).isEqualTo("cost.csv:3");
    assertThat(refusal.samples().getFirst().what()).startsWith("BilledCost is ");
  }

  @Test
  void rows_that_cannot_be_true_are_refused_each_for_its_reason() throws IOException {
    Delivery<Spend> delivery =
        read(
            HEADER
                + ROW.replace("T11:", "T09:")
                + ROW.replace("2026-03-01T10", "1970-01-01T10")
                + ROW.replace("2026-03-01T11", "2099-03-01T11")
                + ROW.replace("2026-03-01T10", "yesterday at 10")
                + ROW.replace("EUR", "euros")
                + ROW.replace("Usage,", "Gift,")
                + ROW.replace("0.75,", "0.75,0,"));
    assertThat(delivery.used()).isZero();
    assertThat(delivery.rejected())
        .extracting(Refusal::reason, Refusal::records)
        .containsExactlyInAnyOrder(
            tuple("a period that ends before it begins", 1L),
            tuple("a time that no charge can have", 2L),
            tuple("a time that cannot be read", 1L),
            tuple("no currency", 1L),
            tuple("an unknown kind of charge", 1L),
            tuple("another number of columns", 1L));
  }

  @Test
  void negative_amounts_and_corrections_are_charges() throws IOException {
    Delivery<Spend> delivery =
        read(HEADER + ROW.replace("0.75,0.5", "-3.00,-2.6137").replace("NULL", "Correction"));
    Spend spend = delivery.facts().getFirst();
    assertThat(spend.effective()).isEqualTo("-2.6137");
    assertThat(spend.correction()).isTrue();
  }

  @Test
  void all_columns_that_are_missing_are_told_at_once() throws IOException {
    Delivery<Spend> delivery =
        read("BilledCost,ChargeCategory,ServiceName,Whatever\n1,Usage,X,y\n");
    assertThat(delivery.read()).isEqualTo(1);
    Problem problem = delivery.rejected().getFirst().samples().getFirst();
    assertThat(problem.what())
        .isEqualTo(
            "there is no column BillingCurrency, ChargePeriodStart, ChargePeriodEnd, ProviderName,"
                + " ServiceCategory");
    assertThat(problem.where()).isEqualTo("cost.csv:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b,c\n1,2,3\n", "{\"a\":1}\n", "<html>\n", "PAR1\0\0\0\0", "\0\0\0\0"})
  void other_content_is_refused_with_the_way_around(String content) throws IOException {
    Delivery<Spend> delivery = read(content);
    assertThat(delivery.facts()).isEmpty();
    assertThat(delivery.rejected()).hasSize(1);
    assertThat(delivery.rejected().getFirst().samples().getFirst().fix()).contains("CSV");
  }

  @Test
  void an_empty_file_is_told() throws IOException {
    assertThat(read("").notes()).containsExactly("cost.csv is empty");
  }

  @Test
  void byte_order_marks_semicolons_display_names_and_gzip_are_read() throws IOException {
    String spaced =
        HEADER.replace("BilledCost", "Billed Cost").replace("ServiceName", "service_name");
    String semicolons =
        (spaced + ROW.replace("\"{\"\"team\"\": \"\"web\"\", \"\"spot\"\": true}\"", ""))
            .replace(',', ';');
    byte[] marked = ("\uFEFF" + semicolons).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(marked);
    }
    for (byte[] content : List.of(marked, packed.toByteArray())) {
      Delivery<Spend> delivery = FocusCost.read("cost.csv", new ByteArrayInputStream(content));
      assertThat(delivery.facts()).extracting(Spend::service).containsExactly("Machines");
    }
    byte[] wide = (HEADER + ROW).getBytes(StandardCharsets.UTF_16);
    assertThat(FocusCost.read("cost.csv", new ByteArrayInputStream(wide)).facts()).hasSize(1);
  }

  @Test
  void a_gzipped_file_that_is_cut_keeps_what_was_before() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + ROW.repeat(20_000)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() * 3 / 4);
    Delivery<Spend> delivery = FocusCost.read("cost.csv.gz", new ByteArrayInputStream(half));
    assertThat(delivery.facts()).isNotEmpty();
    assertThat(delivery.rejected().getFirst().reason()).isEqualTo("the rest of the file");
    assertThat(delivery.notes()).anyMatch(note -> note.startsWith("reading ended at cost.csv.gz"));
  }

  @Test
  void rows_that_come_twice_are_noted_and_counted() throws IOException {
    Delivery<Spend> delivery = read(HEADER + ROW + ROW.replace("vm-1", "vm-2") + ROW);
    assertThat(delivery.used()).isEqualTo(3);
    assertThat(delivery.notes())
        .contains("Rows with all of an earlier row, all counted, the first at cost.csv:4: 1");
    String id = "Id," + HEADER;
    Delivery<Spend> named = read(id + "7," + ROW + "7," + ROW.replace("vm-1", "vm-2") + "8," + ROW);
    assertThat(named.notes())
        .contains("Rows with the id of an earlier row, all counted, the first at cost.csv:3: 1");
  }

  @Test
  void tags_that_are_no_json_leave_the_amount_in() throws IOException {
    Delivery<Spend> delivery =
        read(
            HEADER
                + ROW.replace("\"{\"\"team\"\": \"\"web\"\", \"\"spot\"\": true}\"", "team:web"));
    assertThat(delivery.used()).isEqualTo(1);
    assertThat(delivery.facts().getFirst().tags()).isEmpty();
    assertThat(delivery.notes())
        .contains("Values of Tags that are no JSON object, their charges taken as untagged: 1");
  }

  @Test
  void a_quote_that_is_never_closed_ends_the_reading_with_its_line() throws IOException {
    Delivery<Spend> delivery = read(HEADER + ROW + ROW.replace("vm-1", "\"vm-1"));
    assertThat(delivery.used()).isEqualTo(1);
    assertThat(delivery.rejected()).hasSize(1);
  }

  @Test
  void a_line_of_a_gigabyte_ends_the_reading_and_not_the_program() throws IOException {
    byte[] head = (HEADER + ROW + "\"").getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new InputStream() {
          private long at;

          @Override
          public int read() {
            return at < head.length ? head[(int) at++] : at++ < 1L << 30 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            int count = 0;
            for (int next = read();
                count < length && next >= 0;
                next = count < length ? read() : 0) {
              bytes[from + count++] = (byte) next;
            }
            return count == 0 ? -1 : count;
          }
        };
    Delivery<Spend> delivery = FocusCost.read("cost.csv", endless);
    assertThat(delivery.used()).isEqualTo(1);
    assertThat(delivery.rejected().getFirst().reason()).isEqualTo("the rest of the file");
  }

  @Test
  void a_gzipped_file_that_was_made_to_fill_a_disk_ends_the_reading() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
      byte[] lines = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 300; i++) {
        gzip.write(lines);
      }
    }
    Delivery<Spend> delivery =
        FocusCost.read("cost.csv.gz", new ByteArrayInputStream(packed.toByteArray()));
    assertThat(delivery.used()).isEqualTo(1);
    assertThat(delivery.rejected().getFirst().samples().getFirst().what())
        .isEqualTo("it unpacks to more than 300 times its size");
  }

  @Test
  void sums_are_exact() throws IOException {
    Delivery<Spend> delivery = read(HEADER + ROW.replace("0.5,", "0.1,").repeat(10));
    BigDecimal sum = BigDecimal.ZERO;
    for (Spend spend : delivery.facts()) {
      BigDecimal effective = spend.effective();
      sum = effective == null ? sum : sum.add(effective);
    }
    assertThat(sum).isEqualTo("1.0");
  }

  private static Delivery<Spend> read(String text) throws IOException {
    return FocusCost.read(
        "cost.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
