package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileReportsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\n",
        "null",
        "hello",
        "{}",
        "[]",
        "[1,2]",
        "{\"runs\":",
        "{\"version\":\"2.1.0\",\"runs\":[1,null,{\"results\":[null,7]}]}",
        "{\"bomFormat\":\"CycloneDX\",\"components\":[1,null,[]],\"vulnerabilities\":[null]}",
        "{\"@context\":\"openvex\",\"statements\":[null,{\"products\":\"x\"}]}",
        "{\"SchemaVersion\":2,\"ArtifactName\":1,\"Results\":[{\"Vulnerabilities\":{\"a\":1}}]}",
        "{\"matches\":[null],\"descriptor\":null}",
        "{\"results\":[{\"packages\":[{\"vulnerabilities\":[{}]}]}]}",
        "{\"scorecard\":1,\"checks\":[{\"score\":\"x\"}]}",
        "cve,epss\nCVE-2024-0001",
        "\"unclosed,quote\ncve",
        "\u00ff\u00fe{}",
      })
  void what_is_broken_is_counted_and_never_fatal(String text) {
    assertThat(Texts.raw(text).weaknesses().facts()).isEmpty();
  }

  @Test
  void json_of_no_known_format_is_refused_with_what_would_do() {
    var refusal = Texts.raw("{\"a\":1}").weaknesses().rejected().getFirst();
    assertThat(refusal.reason()).isEqualTo("JSON of no format that is known");
    assertThat(refusal.samples().getFirst().where()).isEqualTo("report:1");
    assertThat(refusal.samples().getFirst().fix()).contains("SARIF 2.1.0");
  }

  @Test
  void nesting_without_end_is_refused() {
    String deep =
        "{\"bomFormat\":\"CycloneDX\",\"components\":["
            + "{\"name\":\"a\",\"components\":[".repeat(100_000);
    assertThat(Texts.raw(deep).weaknesses().rejected()).hasSize(1);
  }

  @Test
  void a_file_that_unpacks_to_gigabytes_is_cut_and_says_so() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      out.write("{\"version\":\"2.1.0\",\n\"runs\":[\n".getBytes(StandardCharsets.UTF_8));
      byte[] spaces = new byte[1 << 20];
      Arrays.fill(spaces, (byte) ' ');
      for (int i = 0; i < 100; i++) {
        out.write(spaces);
      }
    }
    var read = SecurityReports.read("bomb.gz", new ByteArrayInputStream(bomb.toByteArray()));
    assertThat(read.weaknesses().rejected())
        .singleElement()
        .extracting(refusal -> refusal.reason())
        .isEqualTo("more than 64 MiB in one file");
  }

  @Test
  void one_line_of_100_megabytes_is_refused_without_being_held() throws IOException {
    byte[] begin = "{\"version\":\"2.1.0\",\"runs\":[".getBytes(StandardCharsets.UTF_8);
    byte[] piece = "{\"results\":[{\"ruleId\":\"a\"}]},".getBytes(StandardCharsets.UTF_8);
    var read = SecurityReports.read("long", repeated(begin, piece, 100 << 20));
    assertThat(read.weaknesses().facts()).isEmpty();
    assertThat(read.weaknesses().rejected())
        .extracting(refusal -> refusal.reason())
        .contains("more than 64 MiB in one file");
    var headers = HeaderRecords.read("long", repeated(begin, piece, 100 << 20));
    assertThat(headers.answers().rejected()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{},", "[],", "1,", "\n{},", "\n[{}],"})
  void many_small_parts_are_refused_before_they_fill_memory(String part) throws IOException {
    byte[] begin = "{\"version\":\"2.1.0\",\"runs\":[".getBytes(StandardCharsets.UTF_8);
    byte[] piece = part.getBytes(StandardCharsets.UTF_8);
    var read = SecurityReports.read("many", repeated(begin, piece, 20 << 20));
    assertThat(read.weaknesses().rejected())
        .singleElement()
        .extracting(refusal -> refusal.reason())
        .isEqualTo("more or deeper JSON than is held at once");
  }

  @Test
  void bills_that_hold_themselves_are_read_once() {
    var read =
        Texts.read(
            "{'bomFormat':'CycloneDX','specVersion':'1.6','components':["
                + "{'bom-ref':'a','type':'library','name':'a','version':'1','purl':'pkg:npm/a@1'},"
                + "{'bom-ref':'b','type':'library','name':'b','version':'1','purl':'pkg:npm/b@1'}],"
                + "'dependencies':[{'ref':'a','dependsOn':['b','a']},{'ref':'b','dependsOn':['a']}],"
                + "'vulnerabilities':[{'id':'CVE-1','affects':[{'ref':'b'},{'ref':'b'}]}]}");
    assertThat(read.components()).hasSize(2);
    assertThat(read.weaknesses().facts()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
  }

  /** Returns {@code begin}, and {@code piece} over and over, of {@code bytes} in all. */
  private static InputStream repeated(byte[] begin, byte[] piece, int bytes) {
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        if (at >= bytes) {
          return -1;
        }
        int i = at++;
        return i < begin.length ? begin[i] : piece[(i - begin.length) % piece.length];
      }

      @Override
      public int read(byte[] into, int from, int length) {
        int n = 0;
        for (int c = read(); n < length && c >= 0; c = read()) {
          into[from + n++] = (byte) c;
          if (n == length) {
            return n;
          }
        }
        return n == 0 ? -1 : n;
      }
    };
  }

  @Test
  void a_packed_report_is_read_and_a_broken_one_refused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("{\"results\":[]}".getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = packed.toByteArray();
    assertThat(SecurityReports.read("a.gz", new ByteArrayInputStream(whole)).scans()).hasSize(1);
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThat(SecurityReports.read("a.gz", new ByteArrayInputStream(cut)).weaknesses().rejected())
        .hasSize(1);
    whole[3] = (byte) 0xFF;
    InputStream broken = new ByteArrayInputStream(whole);
    assertThat(SecurityReports.read("a.gz", broken).weaknesses().rejected()).hasSize(1);
  }

  @Test
  void the_sum_is_of_the_file_as_it_is() throws IOException {
    var read = SecurityReports.read("a", Texts.stream("{\"results\":[]}\n"));
    assertThat(read.scans().getFirst().sha256()).isEqualTo(SUM);
  }

  /** Of {@code printf '{"results":[]}\n' | sha256sum}. */
  private static final String SUM =
      "250a97e605ccc127d0b54b8d69907118ccd5d0a3352b27819891e2dc8c5b4046";
}
