package dev.tenfold.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.syntax.FormatReader;
import dev.tenfold.testing.NativeText;
import dev.tenfold.testing.Seeded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** No bytes stop a parser: it throws nothing, reads no further than its slack and goes on. */
class ParserFuzzTest {
  /** A format, compiled once, and a line that it reads. */
  private record Sample(String name, Supplier<LineParser> parsers, String line) {
    static Sample of(String text, String line) {
      AccessLogFormat format = FormatReader.read(text);
      return new Sample(format.name(), format.compile(), line);
    }

    List<ReadLine> read(byte[] log) {
      return ReadLine.all(parsers.get(), log);
    }

    List<ReadLine> alone() {
      return read((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final String COMBINED =
      "203.0.113.9 - - [17/May/2015:10:05:03 +0000] \"GET /a/b?q=1 HTTP/1.1\" 200 512"
          + " \"https://example.com/\" \"Mozilla/5.0 (X11; Linux)\"";

  private static final List<Sample> SAMPLES =
      List.of(
          Sample.of("common", COMBINED.substring(0, COMBINED.indexOf(" \"https"))),
          Sample.of("combined", COMBINED),
          Sample.of("combined-s", COMBINED + " 1"),
          Sample.of("combined-us", COMBINED + " 123456"),
          Sample.of(
              "ingress-nginx",
              COMBINED
                  + " 432 0.057 [shop-80] [] 10.0.0.7:80, 10.0.0.8:80 34 0.040, 0.012 200 abc"),
          Sample.of(
              "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip"
                  + " cs(User-Agent) sc-status time-taken",
              "2026-03-12 17:00:00 192.0.2.1 GET /a - 443 192.0.2.9 Mozilla/5.0+(X11) 200 15"),
          Sample.of(
              "haproxy",
              "Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2009:12:14:14.655]"
                  + " http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu}"
                  + " {} \"GET /index.html HTTP/1.1\""),
          Sample.of(
              "alb",
              "http 2018-07-02T22:23:00.186641Z app/my/50 192.0.2.7:2817 10.0.0.1:80 0.000 0.001"
                  + " 0.000 200 200 34 366 \"GET http://example.com:80/a HTTP/1.1\" \"curl/7.46.0\""
                  + " - - arn \"Root=1-5\" \"-\" \"-\" 0 2018-07-02T22:22:48.364000Z \"forward\""
                  + " \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\""),
          Sample.of(
              "uwsgi",
              "[pid: 22396|app: 0|req: 4924/39480] 192.0.2.150 () {40 vars in 741 bytes}"
                  + " [Sun Mar  6 22:56:30 2016] GET /a?b => generated 2566 bytes in 45 msecs"
                  + " (HTTP/1.1 200) 7 headers in 241 bytes (2 switches on core 0)"),
          Sample.of(
              "envoy",
              "[2016-04-15T20:17:00.310Z] \"POST /api/v1/locations HTTP/2\" 204 - 154 0 226 100"
                  + " \"10.0.35.28\" \"nsq2http\" \"cc21d9b0\" \"locations\" \"tcp://10.0.2.1:80\""),
          Sample.of(
              "json: time=t, method=m, target=u, status=s, duration=d:s, client=c",
              "{\"t\":\"2026-03-12T17:00:00Z\",\"m\":\"GET\",\"u\":\"\\/a?b\",\"s\":200,"
                  + "\"d\":0.012,\"c\":\"192.0.2.1\",\"x\":{\"y\":[1,\"\\u00fc\"]}}"),
          Sample.of(
              "ltsv: time=time, request=req, status=status, duration=reqtime:s, client=host",
              "time:[17/May/2015:10:05:03 +0000]\treq:GET /a HTTP/1.1\tstatus:200\treqtime:0.012"
                  + "\thost:192.0.2.1"));

  private static final byte[] NASTY =
      " \"\\\n\r\t\0-:[]{},.?#/0x7F\u00ff".getBytes(StandardCharsets.ISO_8859_1);

  @Test
  void readsTheSamplesThemselves() {
    for (Sample sample : SAMPLES) {
      assertThat(sample.alone())
          .as(sample.line)
          .allSatisfy(line -> assertThat(line.rejection()).isEmpty());
    }
  }

  @Seeded(cases = 30)
  void survivesMutatedLines(RandomGenerator random) {
    for (Sample sample : SAMPLES) {
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      for (int i = 0; i < 60; i++) {
        byte[] line = sample.line.getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(4); changes >= 0 && line.length > 0; changes--) {
          line = mutated(line, random);
        }
        log.writeBytes(line);
        log.write('\n');
      }
      log.writeBytes((sample.line + "\n").getBytes(StandardCharsets.UTF_8));
      assertThat(account(sample, log.toByteArray())).as("last line of %s", sample.name).isTrue();
    }
  }

  @Seeded(cases = 30)
  void survivesRandomBytes(RandomGenerator random) {
    byte[] bytes = new byte[4096];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextInt(3) == 0 ? NASTY[random.nextInt(NASTY.length)] : bytes[i];
      }
    }
    bytes[bytes.length - 1] = '\n';
    for (Sample sample : SAMPLES) {
      account(sample, bytes);
    }
  }

  @Seeded(cases = 20)
  void readsALineTheSameWhateverLinesStandBesideIt(RandomGenerator random) {
    for (Sample sample : SAMPLES) {
      byte[] line = sample.line.getBytes(StandardCharsets.UTF_8);
      byte[] before = random.nextInt(4) == 0 ? line : mutated(line, random);
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      log.writeBytes(before);
      log.writeBytes(("\n" + sample.line + "\n").getBytes(StandardCharsets.UTF_8));
      log.writeBytes(before);
      log.write('\n');
      List<ReadLine> read = sample.read(log.toByteArray());
      ReadLine alone = sample.alone().getFirst();
      assertThat(read.get(read.size() / 2)).isEqualTo(alone);
    }
  }

  @Test
  void survivesLinesOfTenMegabytes() {
    for (Sample sample : SAMPLES) {
      for (String fill : List.of("a", "\"", " ", "\\", "1", "{", "\t")) {
        for (int at : new int[] {0, sample.line.length() / 2, sample.line.length()}) {
          String line =
              sample.line.substring(0, at) + fill.repeat(100_000) + sample.line.substring(at);
          account(sample, (line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      byte[] huge = new byte[10 << 20];
      Arrays.fill(huge, (byte) '"');
      huge[huge.length - 1] = '\n';
      account(sample, huge);
    }
  }

  private static byte[] mutated(byte[] line, RandomGenerator random) {
    int at = random.nextInt(line.length);
    byte[] copy = line.clone();
    switch (random.nextInt(6)) {
      case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[at] = NASTY[random.nextInt(NASTY.length)];
      case 2 -> copy = Arrays.copyOf(line, at);
      case 3 -> copy = Arrays.copyOfRange(line, at, line.length);
      case 4 -> {
        int to = Math.min(line.length, at + 1 + random.nextInt(8));
        copy = joined(Arrays.copyOf(line, at), Arrays.copyOfRange(line, to, line.length));
      }
      default -> {
        byte[] more = new byte[1 + random.nextInt(30)];
        Arrays.fill(more, NASTY[random.nextInt(NASTY.length)]);
        copy =
            joined(
                joined(Arrays.copyOf(line, at), more), Arrays.copyOfRange(line, at, line.length));
      }
    }
    for (int i = 0; i < copy.length; i++) {
      copy[i] = copy[i] == '\n' && random.nextInt(8) != 0 ? (byte) ' ' : copy[i];
    }
    return copy;
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /**
   * Reads every line, checks that each ends just after its newline, returns whether the last is
   * used.
   */
  private static boolean account(Sample sample, byte[] bytes) {
    byte[] chunk = NativeText.of(bytes);
    LineParser parser = sample.parsers.get();
    RequestLine line = new RequestLine();
    line.clear(chunk);
    boolean used = false;
    int position = 0;
    while (position < bytes.length) {
      int end = position;
      while (bytes[end] != '\n') {
        end++;
      }
      long next = parser.parse(chunk, position, bytes.length, line);
      used = next >= 0;
      assertThat(used ? next : ~next).isEqualTo(end + 1);
      if (used) {
        checkRanges(line, chunk, position, end);
      }
      position = end + 1;
    }
    return used;
  }

  private static void checkRanges(RequestLine line, byte[] chunk, int from, int to) {
    long[] ranges = {
      line.pathStart, line.pathEnd, line.clientStart, line.clientEnd,
      line.agentStart, line.agentEnd, line.hostStart, line.hostEnd
    };
    for (int i = 0; i < ranges.length; i += 2) {
      assertThat(ranges[i]).isLessThanOrEqualTo(ranges[i + 1]);
      if (isSame(line.text, chunk) && ranges[i] < ranges[i + 1]) {
        assertThat(ranges[i]).isGreaterThanOrEqualTo(from);
        assertThat(ranges[i + 1]).isLessThanOrEqualTo(to);
      }
    }
    assertThat(line.status).isBetween(0, 999);
    assertThat(line.durationNanos).isGreaterThanOrEqualTo(RequestLine.ABSENT);
    assertThat(line.bytes).isGreaterThanOrEqualTo(RequestLine.ABSENT);
    assertThat(line.stampMillis).isNotEqualTo(StampDecoder.UNREADABLE);
  }

  @SuppressWarnings("ReferenceEquality") // whether it is the very array
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }
}
