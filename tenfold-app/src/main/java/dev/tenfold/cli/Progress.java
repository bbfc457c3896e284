package dev.tenfold.cli;

import dev.tenfold.collect.Log;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.units.Digits;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells a person how far reading has come, a line a log: redrawn at most ten times a second on a
 * terminal, once at the end elsewhere, and not at all when it takes no longer than two seconds.
 */
final class Progress implements AutoCloseable {
  private static final Duration SILENT = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int MOST_LINES = 8;

  private final PrintStream err;
  private final boolean terminal;
  private final InstantSource clock;
  private final List<Log> logs;
  private final AtomicLongArray lines;
  private final Instant began;
  private Instant drawn;
  private int height;

  private Progress(Environment environment, List<Log> logs) {
    this.err = environment.err();
    this.terminal = environment.errIsTerminal();
    this.clock = environment.clock();
    this.logs = List.copyOf(logs);
    this.lines = new AtomicLongArray(logs.size());
    this.began = clock.instant();
    this.drawn = began.plus(SILENT);
  }

  /** Returns the progress of reading {@code logs}, which begins now. */
  static Progress of(Environment environment, List<Log> logs) {
    return new Progress(environment, logs);
  }

  /** Counts a chunk; any thread may. */
  void add(ChunkRollup chunk) {
    lines.addAndGet(chunk.log(), chunk.tally().read());
    if (terminal && clock.instant().isAfter(drawn)) {
      draw(false);
    }
  }

  /** Draws the last state. */
  @Override
  public void close() {
    if (Duration.between(began, clock.instant()).compareTo(SILENT) > 0) {
      draw(true);
    }
  }

  private synchronized void draw(boolean last) {
    Instant now = clock.instant();
    if (!last && !now.isAfter(drawn)) {
      return;
    }
    drawn = now.plus(BETWEEN);
    StringBuilder out = new StringBuilder();
    if (height > 0) {
      out.append("\u001b[").append(height).append("A\u001b[J");
    }
    double seconds = Math.max(1, Duration.between(began, now).toMillis()) / 1000.0;
    int shown = Math.min(MOST_LINES, logs.size());
    for (int i = 0; i < shown; i++) {
      out.append(line(i, seconds, last)).append('\n');
    }
    if (shown < logs.size()) {
      out.append("  and ").append(logs.size() - shown).append(" more logs\n");
    }
    height = terminal ? shown + (shown < logs.size() ? 1 : 0) : 0;
    err.print(out);
    err.flush();
  }

  private String line(int index, double seconds, boolean last) {
    Log log = logs.get(index);
    long taken = log.bytesTaken();
    long size = log.sizeBytes().orElse(0);
    double rate = taken / seconds;
    String sign = !last ? "•" : log.problems().isEmpty() ? "✓" : "✗";
    String text =
        sign
            + " "
            + TextWidth.fit(TextWidth.safe(log.name()), 34)
            + TextWidth.right(Digits.three(rate / 1e6) + " MB/s", 11)
            + TextWidth.right(Digits.whole(lines.get(index)) + " lines", 20);
    boolean known = !last && size > taken && rate > 0;
    return known ? text + "  " + Math.round((size - taken) / rate) + " s left" : text;
  }
}
