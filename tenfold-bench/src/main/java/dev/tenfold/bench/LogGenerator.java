package dev.tenfold.bench;

import dev.tenfold.bench.traffic.LargeSite;
import dev.tenfold.bench.traffic.LineBytes;
import dev.tenfold.bench.traffic.LogWriter;
import dev.tenfold.bench.traffic.Scenario;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes an access log of a given size: nginx' combined format with the request time at the end.
 * The same arguments give the same bytes.
 *
 * <pre>
 * LogGenerator big.log 1450MB [seed]       six hours of a large site
 * </pre>
 */
public final class LogGenerator {
  private static final int FLUSH_BYTES = 1 << 20;

  private static final int SAMPLED_SECONDS = 400;
  private static final int SAMPLED_LINES = 100;

  private LogGenerator() {}

  /** Writes the log that the arguments ask for. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: LogGenerator FILE SIZE [SEED]     SIZE: 1450MB, 50MB, 800kB");
      System.exit(2);
    }
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    long started = System.nanoTime();
    long written = generate(LargeSite.scenario(), bytes(args[1]), seed, Path.of(args[0]));
    double seconds = (System.nanoTime() - started) / 1e9;
    System.err.printf(
        Locale.ROOT, "%,d bytes in %.1f s, %.0f MB/s%n", written, seconds, written / 1e6 / seconds);
  }

  /**
   * Writes a scenario to a file, spread over all of its time, and returns the bytes written: {@code
   * size} within a per cent.
   */
  static long generate(Scenario scenario, long size, long seed, Path file) throws IOException {
    double linesASecond = size / bytesAtOneLine(scenario, seed);
    LogWriter writer = new LogWriter(scenario, seed);
    LineBytes buffer = new LineBytes();
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int second = 0; second < scenario.seconds(); second++) {
        writer.writeSecond(second, linesASecond, buffer);
        if (buffer.size() >= FLUSH_BYTES) {
          written += buffer.size();
          buffer.drainTo(out);
        }
      }
      written += buffer.size();
      buffer.drainTo(out);
    }
    return written;
  }

  /** Returns how long the log would be at one line a second and full load, from a sample of it. */
  private static double bytesAtOneLine(Scenario scenario, long seed) throws IOException {
    LogWriter writer = new LogWriter(scenario, seed);
    LineBytes sample = new LineBytes();
    long bytes = 0;
    int step = Math.max(1, scenario.seconds() / SAMPLED_SECONDS);
    for (int second = step / 2; second < scenario.seconds(); second += step) {
      writer.writeSecond(second, SAMPLED_LINES, sample);
      bytes += sample.size();
      sample.drainTo(OutputStream.nullOutputStream());
    }
    return (double) bytes * step / SAMPLED_LINES;
  }

  private static long bytes(String size) {
    String number = size.replaceAll("[A-Za-z]+$", "");
    double unit =
        switch (size.substring(number.length()).toLowerCase(Locale.ROOT)) {
          case "", "b" -> 1;
          case "k", "kb" -> 1e3;
          case "m", "mb" -> 1e6;
          case "g", "gb" -> 1e9;
          default -> throw new IllegalArgumentException("not a size: " + size);
        };
    return (long) (Double.parseDouble(number) * unit);
  }
}
