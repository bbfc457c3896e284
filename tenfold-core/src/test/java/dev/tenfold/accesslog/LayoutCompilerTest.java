package dev.tenfold.accesslog;

import static dev.tenfold.accesslog.RequestLine.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class LayoutCompilerTest {
  private static final Element.Field CLIENT = field("client", Role.CLIENT, Notation.PLAIN);
  private static final Element.Field IGNORED = field("ignored", Role.IGNORED, Notation.PLAIN);
  private static final Element.Field STATUS = field("status", Role.STATUS, Notation.PLAIN);
  private static final Element.Field BYTES = field("bytes", Role.BYTES, Notation.PLAIN);

  /** nginx' combined with {@code "$http_x_forwarded_for" $request_time $upstream_response_time}. */
  private static final Layout TIMED =
      layout(
          CLIENT,
          " - ",
          IGNORED,
          " [",
          field("time", Role.TIME, Notation.CLF_TIME),
          "] \"",
          field("request", Role.REQUEST, Notation.PLAIN),
          "\" ",
          STATUS,
          " ",
          BYTES,
          " \"",
          IGNORED,
          "\" \"",
          field("agent", Role.USER_AGENT, Notation.PLAIN),
          "\" ",
          field("duration", Role.DURATION, Notation.SECONDS),
          " ",
          field("upstream", Role.UPSTREAM, Notation.SECONDS));

  private static final String START =
      "203.0.113.9 - - [17/May/2015:10:05:03 +0000] \"GET /a/b?q=1 HTTP/1.1\" 200 512 \"-\" ";

  @Test
  void readsEveryFieldOfALine() {
    RequestLine line = parse(TIMED, START + "\"curl/8.0\" 0.057 0.040\n").getFirst().line;
    assertThat(Instant.ofEpochMilli(line.stampMillis)).isEqualTo("2015-05-17T10:05:03Z");
    assertThat(line.status).isEqualTo(200);
    assertThat(line.bytes).isEqualTo(512);
    assertThat(line.method).isEqualTo(Method.GET);
    assertThat(line.durationNanos).isEqualTo(57_000_000);
    assertThat(line.upstreamNanos).isEqualTo(40_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"curl/8.0\" 0.057 0.040            | 57000000  | 40000000 | curl/8.0       | false",
        "\"curl/8.0\" 12.5 0.004, 0.012 : 0.009 | 12500000000 | 25000000 | curl/8.0    | false",
        "\"curl/8.0\" 0.000 -                | 0         | -1       | curl/8.0       | false",
        "\"curl/8.0\" - -                    | -1        | -1       | curl/8.0       | false",
        "\"Mozilla/5.0 (X11; 0.057 0.040     | 57000000  | 40000000 | \"Mozilla/5.0 (X11; | true",
        "\"Mozilla/5.0 (X11                  | -1        | -1       | \"Mozilla/5.0 (X11 | true",
        "\"a \\\"quoted\\\" name\" 1.000 1.000 | 1000000000 | 1000000000 | a \\\"quoted\\\" name | false",
      })
  void keepsDurationsBehindAnyUserAgent(
      String tail, long nanos, long upstream, String agent, boolean cut) {
    Parsed parsed = parse(TIMED, START + tail + "\r\n").getFirst();
    assertThat(parsed.rejection).isNull();
    assertThat(parsed.agentTruncated).isEqualTo(cut);
    assertThat(parsed.durationNanos).isEqualTo(nanos);
    if (nanos != ABSENT || !cut) {
      assertThat(parsed.upstreamNanos).isEqualTo(cut ? parsed.upstreamNanos : upstream);
    }
    assertThat(cut ? '"' + parsed.agent : parsed.agent).isEqualTo(agent);
  }

  @Test
  void rejectsOnlyTheBrokenLine() {
    List<Parsed> lines =
        parse(
            TIMED,
            START
                + "\"a\" 0.001 -\n\nnot a log line\n# a comment\n"
                + START.replace("200", "abc")
                + "\"a\" 0.001 -\n"
                + START.replace("17/May", "17/Mai")
                + "\"a\" 0.001 -\n"
                + START
                + "\"a\" x -\n"
                + START
                + "\"a\" 0.002 -\n");
    assertThat(lines.stream().map(p -> p.rejection))
        .containsExactly(
            null,
            Rejection.BLANK,
            Rejection.NO_MATCH,
            Rejection.DIRECTIVE,
            Rejection.STATUS,
            Rejection.TIME,
            Rejection.NUMBER,
            null);
  }

  @Test
  void countsAnsweredGarbageAsARequestWithoutMethod() {
    Parsed parsed =
        parse(TIMED, START.replace("GET /a/b?q=1 HTTP/1.1", "\\x16\\x03\\x01") + "\"-\" 0.1 -\n")
            .getFirst();
    assertThat(parsed.rejection).isNull();
    assertThat(parsed.method).isEqualTo(Method.NONE);
    assertThat(parsed.path).isEmpty();
    assertThat(parsed.status).isEqualTo(200);
  }

  static Element.Field field(String name, Role role, Notation notation) {
    return new Element.Field(name, role, notation);
  }

  static Layout layout(Object... parts) {
    List<Element> elements = new ArrayList<>();
    for (Object part : parts) {
      elements.add(part instanceof String text ? new Element.Literal(text) : (Element) part);
    }
    return new Layout("test", elements, Stamp.END, ZoneOffset.UTC, false);
  }

  static final class Parsed {
    final RequestLine line = new RequestLine();
    String path = "";
    String agent = "";
    Rejection rejection;
    boolean agentTruncated;
    long durationNanos;
    long upstreamNanos;
    Method method;
    int status;
  }

  static List<Parsed> parse(AccessLogFormat format, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Parsed> all = new ArrayList<>();
    byte[] m = Arrays.copyOf(bytes, bytes.length + LineParser.SLACK_BYTES);
    LineParser parser = format.newParser();
    long p = 0;
    while (p < bytes.length) {
      Parsed parsed = new Parsed();
      long next = parser.parse(m, p, bytes.length, parsed.line);
      parsed.rejection = next < 0 ? parsed.line.rejection : null;
      if (next >= 0) {
        parsed.path = text(m, parsed.line.pathStart, parsed.line.pathEnd);
        parsed.agent = text(m, parsed.line.agentStart, parsed.line.agentEnd);
      }
      parsed.agentTruncated = parsed.line.agentTruncated;
      parsed.durationNanos = parsed.line.durationNanos;
      parsed.upstreamNanos = parsed.line.upstreamNanos;
      parsed.method = parsed.line.method;
      parsed.status = parsed.line.status;
      all.add(parsed);
      p = next < 0 ? ~next : next;
    }
    return all;
  }

  private static String text(byte[] m, long from, long to) {
    return new String(Arrays.copyOfRange(m, (int) from, (int) to), StandardCharsets.UTF_8);
  }
}
