package dev.tenfold.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.syntax.FormatReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledParserTest {
  private static final String COMMON =
      "192.0.2.1 - - [17/May/2015:10:05:03 +0000] \"%s\" 200 512\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /a HTTP/1.1                     | GET     | /a             | ''",
        "GET /a?b=c HTTP/2.0                 | GET     | /a             | ''",
        "GET /a                              | GET     | /a             | ''",
        "GET /                               | GET     | /              | ''",
        "PATCH /a!b HTTP/1.1                 | PATCH   | /a!b           | ''",
        "BREW /pot HTTP/1.1                  | OTHER   | /pot           | ''",
        "OPTIONS * HTTP/1.1                  | OPTIONS | *              | ''",
        "CONNECT example.com:443 HTTP/1.1    | CONNECT | example.com:443 | ''",
        "GET http://example.com/a?b HTTP/1.1 | GET     | /a             | example.com",
        "GET https://example.com:8443 HTTP/1.1 | GET   | ''             | example.com:8443",
        "GET http://example.com              | GET     | ''             | example.com",
        "GET /say\\\"hi\\\" HTTP/1.1         | GET     | /say\\\"hi\\\" | ''",
        "GET /back\\\\                       | GET     | /back\\\\      | ''",
        "GET /a%20b/ü HTTP/1.1               | GET     | /a%20b/ü       | ''",
        "GET  /two HTTP/1.1                  | GET     | ''             | ''",
        "-                                   | NONE    | ''             | ''",
        "\\x16\\x03\\x01                     | NONE    | ''             | ''",
        "get /a HTTP/1.1                     | NONE    | ''             | ''",
      })
  void readsTheRequest(String request, Method method, String path, String host) {
    ReadLine line = read("common", COMMON.formatted(request)).getFirst();
    assertThat(line.rejection()).isEmpty();
    assertThat(List.of(line.method(), line.path(), line.host(), line.status(), line.bytes()))
        .containsExactly(method, path, host, 200, 512L);
  }

  @Test
  void forgetsTheHostOfTheLineBefore() {
    String text =
        COMMON.formatted("GET http://example.com/a HTTP/1.1") + COMMON.formatted("GET /b HTTP/1.1");
    assertThat(read("common", text)).extracting(ReadLine::host).containsExactly("example.com", "");
  }

  @Test
  void readsPathsOfAnyLength() {
    String path = "/" + "long".repeat(50_000);
    ReadLine line = read("common", COMMON.formatted("GET " + path + "?q HTTP/1.1")).getFirst();
    assertThat(line.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 512  | 200 512",
        "404 -    | 404 -1",
        "- -      | 0 -1",
        "-1 -1    | 0 -1",
        "000 0    | 0 0",
        "499 +12  | 499 12",
        "200 -12345678901 | 200 -1",
      })
  void readsStatusAndBytes(String text, String expected) {
    ReadLine line = tail(text + "\n");
    assertThat(line.rejection()).isEmpty();
    assertThat(line.status() + " " + line.bytes()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2000 5   | NO_MATCH",
        "20 5     | STATUS",
        "OK 5     | STATUS",
        "-        | NO_MATCH",
        "''       | NO_MATCH",
        "200      | NO_MATCH",
        "200 x    | NUMBER",
        "200 5 6  | N",
      })
  void rejectsWhatIsNoStatusOrSize(String text, String reason) {
    assertThat(tail(text + "\n").rejection()).startsWith(reason);
    assertThat(tail(text + "\r\n").rejection()).startsWith(reason);
  }

  private static ReadLine tail(String text) {
    return read("common", "192.0.2.1 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" " + text)
        .getFirst();
  }

  @Test
  void keepsNumbersBeforeAUserAgentThatIsReadFromTheEnd() {
    Layout layout =
        LayoutCompilerTest.layout(
            LayoutCompilerTest.field("status", Role.STATUS, Notation.PLAIN),
            " ",
            LayoutCompilerTest.field("duration", Role.DURATION, Notation.SECONDS),
            " [",
            LayoutCompilerTest.field("time", Role.TIME, Notation.CLF_TIME),
            "] \"",
            LayoutCompilerTest.field("agent", Role.USER_AGENT, Notation.PLAIN),
            "\" ",
            LayoutCompilerTest.field("upstream", Role.UPSTREAM, Notation.SECONDS));
    String time = " [17/May/2015:10:05:03 +0000] ";
    List<ReadLine> lines =
        ReadLine.all(
            layout, "200 0.5" + time + "\"curl\" 0.25\n" + "200 0.125" + time + "\"cut in the\n");
    assertThat(lines).extracting(ReadLine::nanos).containsExactly(500_000_000L, 125_000_000L);
    assertThat(lines).extracting(ReadLine::upstreamNanos).containsExactly(250_000_000L, -1L);
  }

  @Test
  void readsW3cLinesWhoseClockStandsBeforeTheDate() {
    String fields = "#Fields: time date cs-method cs-uri-stem sc-status c-ip\n";
    String lines =
        """
        23:59:59 2026-03-12 GET /a 200 192.0.2.1
        00:00:01 2026-03-13 GET /b 200 192.0.2.1
        00:00:02 2026-03-xx GET /b 200 192.0.2.1
        """;
    assertThat(read(fields, lines))
        .extracting(ReadLine::time)
        .containsExactly("2026-03-12T23:59:59Z", "2026-03-13T00:00:01Z", "");
  }

  @Test
  void takesTheDayOfW3cLinesThatTellOnlyTheTimeFromTheDateAboveThem() {
    String fields = "#Fields: time cs-method cs-uri-stem sc-status\n";
    String lines =
        """
        16:00:00 GET /unknown 200
        #Date: 2026-03-12 16:44:49
        16:44:48 GET /a 200
        23:59:59 GET /b 200
        00:00:01 GET /c 200
        23:59:58 GET /d 200
        #Date: 2026-03-14
        00:00:00 GET /e 200
        #Date: yesterday
        00:00:00 GET /f 200
        """;
    assertThat(read("#Date: 2026-03-12 16:44:49\n" + fields, lines))
        .extracting(line -> line.rejection().isEmpty() ? line.time() : line.rejection())
        .containsExactly(
            "NO_DATE #Date",
            "DIRECTIVE #",
            "2026-03-12T16:44:48Z",
            "2026-03-12T23:59:59Z",
            "2026-03-13T00:00:01Z",
            "2026-03-12T23:59:58Z",
            "DIRECTIVE #",
            "2026-03-14T00:00:00Z",
            "DIRECTIVE #",
            "NO_DATE #Date");
  }

  @Test
  void rejectsW3cLinesBelowOtherFieldsUntilTheFieldsAreBack() {
    String fields = "#Fields: date time cs-method cs-uri-stem sc-status\n";
    String lines =
        """
        2026-03-12 17:00:00 GET /a 200
        #Software: Microsoft Internet Information Services 10.0
        #Fields: date time cs-method sc-status cs-uri-stem
        2026-03-12 17:00:01 GET 200 /b
        #fields:  date time cs-method cs-uri-stem sc-status\r
        2026-03-12 17:00:02 GET /c 200
        2026-03-12 17:00:03 GET /d 200 109
        """;
    assertThat(read(fields, fields + lines))
        .extracting(line -> line.rejection().isEmpty() ? line.path() : line.rejection())
        .containsExactly(
            "DIRECTIVE #",
            "/a",
            "DIRECTIVE #",
            "DIRECTIVE #",
            "OTHER_FIELDS #Fields",
            "DIRECTIVE #",
            "/c",
            "NO_MATCH end of line");
  }

  @Test
  void readsAllAttemptsOfIngressNginxAndTheServiceBesideThem() {
    // https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/log-format/
    String start =
        "10.0.0.1 - - [12/Mar/2026:10:00:00 +0000] \"GET /x HTTP/2.0\" 200 5 \"-\" \"Mozilla/5.0";
    List<ReadLine> lines =
        read(
            "ingress-nginx",
            start
                + " (X11)\" 512 0.057 [shop-web-80] [] 10.1.0.7:80, 10.1.0.8:80, 10.1.0.9:80"
                + " 0, 0, 34 0.040, 0.012, 0.005 502, 502, 200 1f2e\n"
                + start
                + " (X11)\" 512 0.003 [shop-web-80] [] 10.1.0.7:80 : 10.1.0.8:80 0 : 34"
                + " 0.001 : 0.002 502 : 200 1f2e\n"
                + start
                + " cut off\n");
    assertThat(lines)
        .extracting(ReadLine::brief)
        .containsExactly(
            "2026-03-12T10:00:00Z GET /x 200 5 57.0ms 57.0ms",
            "2026-03-12T10:00:00Z GET /x 200 5 3.0ms 3.0ms",
            "2026-03-12T10:00:00Z GET /x 200 5 - -");
    assertThat(lines).extracting(ReadLine::host).containsExactly("shop-web-80", "shop-web-80", "");
    assertThat(lines.getFirst().agent()).isEqualTo("Mozilla/5.0 (X11)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /a?session=4f4f4f | /a",
        "GET /a HTT | /a",
        "GET /a/b/very/lo | TRUNCATED %r",
      })
  void readsHaproxyLinesThatAreCutAsLongAsThePathIsWhole(String request, String expected) {
    // HAProxy 3.2 configuration manual, "log <target> [len <length>]": 1024 bytes unless said
    String line =
        "10.0.1.2:33317 [06/Feb/2009:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750"
            + " - - ---- 1/1/1/1/0 0/0 {} {} \""
            + request;
    ReadLine read = read("haproxy", line + "\n").getFirst();
    assertThat(read.rejection().isEmpty() ? read.path() : read.rejection()).isEqualTo(expected);
    assertThat(read.nanos()).isEqualTo(109_000_000);
  }

  @Test
  void readsAddressesWithPorts() {
    for (String address : List.of("192.0.2.7", "[2001:db8::7]", "2001:db8::7")) {
      String text =
          "http 2018-07-02T22:23:00.186641Z app/my/50 "
              + address
              + ":2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 \"GET http://www.example.com:80/a"
              + " HTTP/1.1\" \"curl/7.46.0\" - - arn \"Root=1-5\" \"-\" \"-\" 0"
              + " 2018-07-02T22:22:48.364000Z \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\""
              + " \"-\" \"-\"\n";
      ReadLine line = read("alb", text).getFirst();
      assertThat(line.client()).isEqualTo(address);
      assertThat(line.nanos()).isEqualTo(1_000_000);
      assertThat(line.path()).isEqualTo("/a");
    }
  }

  private static List<ReadLine> read(String format, String text) {
    return ReadLine.all(FormatReader.read(format), text);
  }
}
