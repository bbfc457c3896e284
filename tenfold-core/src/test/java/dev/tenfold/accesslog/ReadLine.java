package dev.tenfold.accesslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One line as a format reads it, kept after the parser went on. */
public record ReadLine(
    String time,
    Method method,
    String path,
    int status,
    long bytes,
    long nanos,
    long upstreamNanos,
    String client,
    String agent,
    String host,
    String rejection) {

  /** Returns every line of a text that ends in a newline. */
  public static List<ReadLine> all(AccessLogFormat format, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return all(format, bytes);
  }

  /** Returns every line of bytes that end in a newline. */
  public static List<ReadLine> all(AccessLogFormat format, byte[] bytes) {
    return all(format.newParser(), bytes);
  }

  static List<ReadLine> all(LineParser parser, byte[] bytes) {
    List<ReadLine> lines = new ArrayList<>();
    byte[] chunk = Arrays.copyOf(bytes, bytes.length + LineParser.SLACK_BYTES);
    RequestLine line = new RequestLine();
    line.clear(chunk);
    long position = 0;
    while (position < bytes.length) {
      long next = parser.parse(chunk, position, bytes.length, line);
      lines.add(of(line, next < 0));
      position = next < 0 ? ~next : next;
    }
    return lines;
  }

  private static ReadLine of(RequestLine line, boolean rejected) {
    return new ReadLine(
        rejected ? "" : Instant.ofEpochMilli(line.stampMillis).toString(),
        line.method,
        rejected ? "" : text(line, line.pathStart, line.pathEnd),
        line.status,
        line.bytes,
        line.durationNanos,
        line.upstreamNanos,
        rejected ? "" : text(line, line.clientStart, line.clientEnd),
        rejected ? "" : text(line, line.agentStart, line.agentEnd),
        rejected ? "" : text(line, line.hostStart, line.hostEnd),
        rejected ? Objects.requireNonNull(line.rejection) + " " + line.rejectedField : "");
  }

  private static String text(RequestLine line, long start, long end) {
    byte[] text = Objects.requireNonNull(line.text);
    return new String(Arrays.copyOfRange(text, (int) start, (int) end), StandardCharsets.UTF_8);
  }

  /** Returns what most tests look at, in one text. */
  public String brief() {
    return rejection.isEmpty()
        ? "%s %s %s %d %d %s %s"
            .formatted(time, method, path, status, bytes, ms(nanos), ms(upstreamNanos))
        : rejection;
  }

  private static String ms(long nanos) {
    return nanos == RequestLine.ABSENT ? "-" : nanos / 1_000_000.0 + "ms";
  }
}
