package dev.tenfold.shop.record;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Keeps the lines of OTLP JSON that a shop prints, and cuts a stretch of time out of them. */
final class Otlp implements Consumer<String>, AutoCloseable {
  static final String TRACES = "{\"resourceSpans\"";
  static final String METRICS = "{\"resourceMetrics\"";
  private static final Pattern TIME =
      Pattern.compile("\"(?:startTimeUnixNano|timeUnixNano)\":\"(\\d{19})\"");

  private final Path file;
  private final Writer out;

  Otlp(Path file) throws IOException {
    this.file = file;
    out = compressed(file);
  }

  /** Keeps a line of OTLP; others are dropped. */
  @Override
  public synchronized void accept(String line) {
    if (line.startsWith(TRACES) || line.startsWith(METRICS)) {
      try {
        out.write(line + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Writes the lines that begin with {@code kind} and hold a time from {@code begin} to {@code end}
   * to {@code target}, compressed, and returns how many there are. Call it after {@link #close}.
   */
  int cut(String kind, Instant begin, Instant end, Path target) throws IOException {
    int count = 0;
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
        Writer kept = compressed(target)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(kind) && isWithin(line, begin, end)) {
          kept.write(line + "\n");
          count++;
        }
      }
    }
    return count;
  }

  private static boolean isWithin(String line, Instant begin, Instant end) {
    Matcher matcher = TIME.matcher(line);
    while (matcher.find()) {
      long nanos = Long.parseLong(matcher.group(1));
      Instant at = Instant.ofEpochSecond(0, nanos);
      if (!at.isBefore(begin) && at.isBefore(end)) {
        return true;
      }
    }
    return false;
  }

  private static Writer compressed(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
