package dev.tenfold.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineParserTest {
  private static final KeyedLayout FLAT =
      layout(
          field("time", Role.TIME, Notation.PLAIN),
          field("request", Role.REQUEST, Notation.PLAIN),
          field("method", Role.METHOD, Notation.PLAIN),
          field("uri", Role.TARGET, Notation.PLAIN),
          field("status", Role.STATUS, Notation.PLAIN),
          field("bytes", Role.BYTES, Notation.PLAIN),
          field("response_time", Role.DURATION, Notation.SECONDS),
          field("request_time", Role.DURATION, Notation.SECONDS),
          field("took_us", Role.DURATION, Notation.MICROS),
          field("took", Role.DURATION, Notation.WITH_UNIT),
          field("upstream", Role.UPSTREAM, Notation.SECONDS),
          field("ua", Role.USER_AGENT, Notation.PLAIN),
          field("http.host", Role.HOST, Notation.PLAIN),
          field("ip", Role.CLIENT, Notation.WITH_PORT));

  private static final String GOOD =
      "{\"time\":\"2015-09-06T05:58:05Z\",\"uri\":\"/a\",\"status\":200";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"time\":\"2015-09-06T05:58:05+09:00\",\"method\":\"POST\",\"uri\":\"/foo?t=1\",\"status\":200,\"bytes\":12,\"response_time\":0.057} | 2015-09-05T20:58:05Z POST /foo 200 12 57.0ms -",
        "  { \"status\" : \"404\" , \"uri\" : \"/a b\" , \"time\" : 1441486685.25 }  | 2015-09-05T20:58:05.250Z NONE /a 404 -1 - -",
        "{\"time\":\"[06/Sep/2015:05:58:05 +0900]\",\"uri\":\"https://h.example/p#f\",\"status\":\"-\"} | 2015-09-05T20:58:05Z NONE /p#f 0 -1 - -",
        "{\"time\":1441486685250000000,\"method\":\"PURGE\",\"uri\":\"/\",\"status\":504,\"upstream\":\"0.004, 0.012 : 0.009\"} | 2015-09-05T20:58:05.250Z OTHER / 504 -1 - 25.0ms",
        "{\"msg\":\"started\",\"time\":\"2015-09-06T05:58:05Z\"} | NOT_A_REQUEST request",
        "{\"time\":\"yesterday\",\"uri\":\"/\",\"status\":200} | TIME time",
        "{\"uri\":\"/\",\"status\":200} | TIME time",
        "{\"time\":1,\"uri\":\"/\",\"status\":\"OK\"} | STATUS status",
        "{\"time\":1,\"uri\":\"/\",\"status\":200,\"bytes\":\"many\"} | NUMBER bytes",
        "{\"time\":1,\"uri\":\"/\",\"status\":200,\"response_time\":\"soon\"} | NUMBER response_time",
        "{\"time\":1,\"uri\":\"/ | TRUNCATED byte 20",
        "{\"time\":1,\"uri\":{\"status\":200,\"ua\":[1 | TRUNCATED byte 39",
        "{\"time\":1 \"uri\" 2} | NO_MATCH byte 17",
        "{time:1} | NO_MATCH byte 2",
        "plain text | NO_MATCH {",
        "# {comment} | DIRECTIVE byte 4",
      })
  void readsALine(String line, String expected) {
    assertThat(brief(line)).isEqualTo(expected);
  }

  @Test
  void passesOverAContainersPrefix() {
    assertThat(brief("caddy  | " + GOOD + "}"))
        .isEqualTo("2015-09-06T05:58:05Z NONE /a 200 -1 - -");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"response_time\":60 | 60000.0ms",
        "\"response_time\":\"0.321\" | 321.0ms",
        "\"response_time\":\"-\", \"request_time\":0.321 | 321.0ms",
        "\"request_time\":0.321, \"response_time\":null | 321.0ms",
        "\"response_time\":\"\",\"took_us\":1500 | 1.5ms",
        "\"response_time\":-1 | -",
        "\"response_time\":7.314e-05 | 0.07314ms",
        "\"response_time\":1.5E+1 | 15000.0ms",
        "\"response_time\":1e-40 | 0.0ms",
        "\"response_time\":0.000 | 0.0ms",
        "\"took\":\"12.5ms\" | 12.5ms",
        "\"took\":\"350µs\" | 0.35ms",
        "\"took\":\"1.5s\" | 1500.0ms",
      })
  void readsDurationsOfManyShapes(String json, String expected) {
    assertThat(brief(GOOD + "," + json + "}")).endsWith(" " + expected + " -");
  }

  @Test
  void unescapesTextsIntoItsOwnCopy() {
    ReadLine line =
        read(
            GOOD.replace("/a", "\\/caf\\u00e9\\/\\ud83d\\ude00\\/x?q=\\\"")
                + ",\"method\":\"GET\",\"ua\":\"a \\\"b\\\" \\\\ c\\n\",\"http\":{\"host\":\"h.example\"},\"ip\":\"::1:443\"}");

    assertThat(line.path()).isEqualTo("/café/\uD83D\uDE00/x");
    assertThat(line.method()).isEqualTo(Method.GET);
    assertThat(line.agent()).isEqualTo("a \"b\" \\ c ");
    assertThat(line.host()).isEqualTo("h.example");
    assertThat(line.client()).isEqualTo("::1");
  }

  @Test
  void leavesTextsInPlaceWhenOnlyTheQueryIsEscaped() {
    ReadLine line = read(GOOD.replace("/a", "/a?x=1\\u0026y=2") + ",\"ua\":\"u\"}");

    assertThat(line.path()).isEqualTo("/a");
    assertThat(line.agent()).isEqualTo("u");
  }

  @Test
  void findsKeysInObjectsArraysAndWithDots() {
    assertThat(
            read(GOOD + ",\"http\":{\"x\":[{\"host\":\"no\"}],\"host\":[\"first\",\"second\"]}}")
                .host())
        .isEqualTo("first");
    assertThat(read(GOOD + ",\"http.host\":\"dotted\",\"z\":{\"http.host\":\"deeper\"}}").host())
        .isEqualTo("dotted");
    assertThat(
            read(GOOD + ",\"other\":{\"ua\":\"no\"},\"ua\":[],\"list\":[[1],{\"a\":\"}\"}]}")
                .agent())
        .isEmpty();
  }

  @Test
  void takesOnlyRecordsWithTheMarker() {
    KeyedLayout marked =
        new KeyedLayout(
            "marked",
            KeyedLayout.Syntax.JSON,
            FLAT.fields(),
            Stamp.END,
            FLAT.zone(),
            Optional.of(new KeyedLayout.Marker("msg", "handled request")));

    assertThat(
            ReadLine.all(marked, GOOD + ",\"msg\":\"handled request\"}\n").getFirst().rejection())
        .isEmpty();
    assertThat(ReadLine.all(marked, GOOD + ",\"msg\":\"aborted\"}\n").getFirst().rejection())
        .startsWith("NOT_A_REQUEST");
    assertThat(ReadLine.all(marked, GOOD + "}\n").getFirst().rejection())
        .startsWith("NOT_A_REQUEST");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-10-30T00:00:02.100Z, 2022-10-30T00:00:02.350Z, 250.0ms",
    "1667088002100, 1667088002100, 0.0ms",
    "2022-10-30T00:00:02Z, 2022-10-30T00:00:03Z, -",
    "2022-10-30T00:00:02.5Z, 2022-10-30T00:00:01.5Z, -",
  })
  void subtractsStampsThatAreFineEnough(String start, String end, String expected) {
    KeyedLayout layout =
        layout(
            field("s", Role.TIME, Notation.PLAIN),
            field("e", Role.END_TIME, Notation.PLAIN),
            field("u", Role.PATH, Notation.PLAIN));
    String line = "{\"s\":\"%s\",\"e\":\"%s\",\"u\":\"/\"}\n".formatted(start, end);

    assertThat(ReadLine.all(layout, line).getFirst().brief()).endsWith(" " + expected + " -");
  }

  @Test
  void takesStampsWithoutAZoneAsTheLayoutsOwnAcrossDaylightSaving() {
    KeyedLayout berlin =
        new KeyedLayout(
            "berlin",
            KeyedLayout.Syntax.JSON,
            List.of(
                field("d", Role.DATE, Notation.PLAIN),
                field("t", Role.CLOCK, Notation.PLAIN),
                field("u", Role.PATH, Notation.PLAIN)),
            Stamp.END,
            ZoneId.of("Europe/Berlin"));
    String lines =
        """
        {"d":"2026-03-29","t":"01:59:59.500","u":"/"}
        {"d":"2026-03-29","t":"03:00:00","u":"/"}
        """;

    assertThat(ReadLine.all(berlin, lines).stream().map(ReadLine::time))
        .containsExactly("2026-03-29T00:59:59.500Z", "2026-03-29T01:00:00Z");
  }

  @Test
  void readsEveryLineOfDamagedTextOnceAndNeverThrows() {
    byte[] good =
        (GOOD + ",\"ua\":\"\\u00e9\",\"http\":{\"host\":[\"h\"]},\"took\":\"1ms\"}\n")
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20260312);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = good.clone();
      int damages = 1 + random.nextInt(4);
      int newlines = 1;
      for (int i = 0; i < damages; i++) {
        bytes[random.nextInt(bytes.length - 1)] = (byte) random.nextInt(256);
      }
      for (int i = 0; i < bytes.length - 1; i++) {
        newlines += bytes[i] == '\n' ? 1 : 0;
      }
      assertThat(ReadLine.all(FLAT, bytes)).hasSize(newlines);
    }
  }

  @Test
  void readsLinesOneAfterTheOther() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(GOOD.replace("/a", "/" + "x".repeat(i)) + "}\n");
    }

    List<ReadLine> read = ReadLine.all(FLAT, String.join("", lines));

    for (int i = 0; i < 100; i++) {
      assertThat(read.get(i).path()).isEqualTo("/" + "x".repeat(i));
    }
  }

  private static String brief(String line) {
    return read(line).brief();
  }

  private static ReadLine read(String line) {
    return ReadLine.all(FLAT, line + "\r\n").getFirst();
  }

  private static KeyedLayout layout(Element.Field... fields) {
    return new KeyedLayout(
        "test", KeyedLayout.Syntax.JSON, List.of(fields), Stamp.END, ZoneId.of("UTC"));
  }

  private static Element.Field field(String name, Role role, Notation notation) {
    return new Element.Field(name, role, notation);
  }
}
