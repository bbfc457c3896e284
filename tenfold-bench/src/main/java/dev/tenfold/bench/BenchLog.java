package dev.tenfold.bench;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.LineParser;
import dev.tenfold.accesslog.syntax.FormatReader;
import dev.tenfold.bench.traffic.LargeSite;
import dev.tenfold.bench.traffic.LineBytes;
import dev.tenfold.bench.traffic.LogWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The large site's log in memory, a chunk of it at a time. */
final class BenchLog {
  /** How nginx writes it. */
  static final String FORMAT =
      "log_format timed '$remote_addr - $remote_user [$time_local] \"$request\" $status"
          + " $body_bytes_sent \"$http_referer\" \"$http_user_agent\" $request_time';";

  private BenchLog() {}

  static AccessLogFormat format() {
    return FormatReader.read(FORMAT);
  }

  /** Returns whole lines, at least {@code bytes} of them; what a parser may read behind is not. */
  static byte[] lines(int bytes, long seed) {
    LogWriter writer = new LogWriter(LargeSite.scenario(), seed);
    LineBytes buffer = new LineBytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes + (1 << 20));
    try {
      for (int second = 0; out.size() < bytes; second++) {
        writer.writeSecond(second, 500, buffer);
        buffer.drainTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] lines = out.toByteArray();
    return Arrays.copyOf(lines, lines.length + LineParser.SLACK_BYTES);
  }

  /** Returns the end of the lines in what {@link #lines} returned. */
  static long end(byte[] lines) {
    return (long) lines.length - LineParser.SLACK_BYTES;
  }
}
