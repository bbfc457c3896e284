package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.LineParser;
import dev.tenfold.accesslog.Rejection;
import dev.tenfold.accesslog.RequestLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The first whole lines of a log. */
final class Sample {
  private static final int MOST_LINES = 1_000;

  private final List<String> lines;
  private final byte[] bytes;

  private Sample(List<String> lines) {
    this.lines = lines;
    this.bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the whole lines of a log's head; the last one counts only when it is the only one. */
  static Sample of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf('\n');
    return new Sample(
        text.substring(0, end < 0 ? text.length() : end).lines().limit(MOST_LINES).toList());
  }

  static Sample of(List<String> lines) {
    return new Sample(lines);
  }

  /** Returns the sample of the first {@code n} lines. */
  Sample first(int n) {
    return new Sample(lines.subList(0, Math.min(n, lines.size())));
  }

  /** Returns the lines, each byte a character. */
  List<String> lines() {
    return lines;
  }

  /** Returns the lines that are neither blank nor comments. */
  List<String> records() {
    return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  /** Returns how many of the lines a format reads. */
  Trial tryOut(AccessLogFormat format) {
    Trial trial = new Trial(format);
    byte[] chunk = Arrays.copyOf(bytes, bytes.length + LineParser.SLACK_BYTES);
    LineParser parser = format.newParser();
    RequestLine line = new RequestLine();
    line.clear(chunk);
    long position = 0;
    for (int number = 1; position < bytes.length; number++) {
      long next = parser.parse(chunk, position, bytes.length, line);
      if (next >= 0) {
        trial.read(number, isPlausible(line), line.agentTruncated);
        position = next;
      } else {
        trial.rejected(
            number,
            Objects.requireNonNullElse(line.rejection, Rejection.NO_MATCH),
            Objects.requireNonNullElse(line.rejectedField, ""));
        position = ~next;
      }
    }
    return trial;
  }

  private static boolean isPlausible(RequestLine line) {
    return line.status <= RequestLine.STATUS_NOT_LOGGED || line.status >= 100 && line.status < 600;
  }
}
