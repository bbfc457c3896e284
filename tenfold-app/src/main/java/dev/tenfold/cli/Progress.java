package dev.tenfold.cli;

import dev.tenfold.collect.Log;
import dev.tenfold.collect.Watch;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Unit;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Tells a person how far reading has come, a line a log and one for all: redrawn at most ten times
 * a second on a terminal, once at the end elsewhere, and not at all when it takes no longer than
 * two seconds. How much is left is told where the sizes are known.
 */
final class Progress implements Watch {
  private static final Duration SILENT = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int MOST_LOGS = 8;

  private final PrintStream err;
  private final boolean terminal;
  private final int columns;
  private final InstantSource clock;
  private final List<Log> logs;
  private final AtomicLongArray lines;
  private final long[] before;
  private final Instant began;
  private Instant next;
  private int height;
  private boolean done;

  /** Makes the progress of reading {@code logs}, which begins now. */
  Progress(Environment environment, List<Log> logs) {
    this.err = environment.err();
    this.terminal = environment.errIsTerminal();
    this.columns = environment.columns();
    this.clock = environment.clock();
    this.logs = List.copyOf(logs);
    this.lines = new AtomicLongArray(logs.size());
    this.before = logs.stream().mapToLong(Log::bytesTaken).toArray();
    this.began = clock.instant();
    this.next = began.plus(SILENT);
  }

  @Override
  public void take(ChunkRollup chunk) {
    count(chunk.log(), chunk.tally().read());
  }

  /** Counts lines that were read in a log; any thread may. */
  void count(int log, long more) {
    lines.addAndGet(log, more);
    if (terminal) {
      draw();
    }
  }

  @Override
  public synchronized void done() {
    done = true;
  }

  @Override
  public synchronized void close() {
    Instant now = clock.instant();
    if (Duration.between(began, now).compareTo(SILENT) > 0) {
      print(now, true);
    }
  }

  private synchronized void draw() {
    Instant now = clock.instant();
    if (now.isAfter(next)) {
      next = now.plus(BETWEEN);
      print(now, false);
    }
  }

  private void print(Instant now, boolean last) {
    Duration spent = Duration.between(began, now);
    int[] shown = shown(last);
    List<String> text = new ArrayList<>();
    for (int i : shown) {
      Amount amount = amount(i);
      String name = sign(i, last) + " " + logs.get(i).name();
      text.add(logs.size() == 1 ? whole(name, amount, spent, last) : row(name, amount, "", ""));
    }
    if (logs.size() > 1) {
      String name = shown.length < logs.size() ? "  all " + logs.size() + " logs" : "  together";
      Amount all =
          IntStream.range(0, logs.size()).mapToObj(this::amount).reduce(Amount.NONE, Amount::plus);
      text.add(whole(name, all, spent, last));
    }
    String up = height > 0 ? "\u001b[" + height + "A\u001b[J" : "";
    height = terminal ? text.size() : 0;
    err.print(up + String.join("\n", text) + "\n");
    err.flush();
  }

  /** Returns the numbers of the logs to show: those being read, at the end those with problems. */
  private int[] shown(boolean last) {
    return IntStream.range(0, logs.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> isTold(i, last) ? 0 : 1))
        .limit(MOST_LOGS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private boolean isTold(int log, boolean last) {
    return last
        ? !sign(log, true).equals("✓")
        : !isRead(log) && logs.get(log).bytesTaken() > before[log];
  }

  private String sign(int log, boolean last) {
    if (isRead(log)) {
      return logs.get(log).problems().isEmpty() ? "✓" : "!";
    }
    return last ? "✗" : "•";
  }

  private boolean isRead(int log) {
    Amount amount = amount(log);
    return done || amount.sized && amount.taken >= amount.size;
  }

  private Amount amount(int log) {
    long taken = logs.get(log).bytesTaken();
    OptionalLong size = logs.get(log).sizeBytes();
    return new Amount(taken, taken - before[log], size.orElse(0), size.isPresent(), lines.get(log));
  }

  private String whole(String name, Amount amount, Duration spent, boolean last) {
    double perSecond = amount.fresh / (Math.max(1, spent.toMillis()) / 1e3);
    String left = "";
    if (last) {
      left = "in " + Figure.seconds(spent.toMillis() / 1e3).text();
    } else if (amount.sized && perSecond > 0) {
      double seconds = Math.max(0, amount.size - amount.taken) / perSecond;
      left = Times.length(Duration.ofSeconds(Math.round(seconds))) + " left";
    }
    return row(name, amount, Figure.of(perSecond, Unit.BYTES_PER_SECOND).text(), left);
  }

  private String row(String name, Amount amount, String rate, String left) {
    boolean wide = columns >= 60;
    String figures =
        TextWidth.right(amount.percent(), 6)
            + (wide ? TextWidth.right(rate, 11) : "")
            + (wide
                ? TextWidth.right(
                    Digits.whole(amount.lines) + (amount.lines == 1 ? " line" : " lines"), 19)
                : "")
            + TextWidth.right(left, 18);
    int room = Math.max(1, columns - 1 - TextWidth.of(figures));
    return (TextWidth.fit(TextWidth.safe(name), room) + figures).stripTrailing();
  }

  /**
   * How much of something was read.
   *
   * @param taken bytes on disk up to which it was read
   * @param fresh those of them that were read now
   * @param size bytes on disk; 0 where that is not known
   * @param sized whether it is known
   * @param lines lines read now
   */
  private record Amount(long taken, long fresh, long size, boolean sized, long lines) {
    static final Amount NONE = new Amount(0, 0, 0, true, 0);

    Amount plus(Amount more) {
      return new Amount(
          taken + more.taken,
          fresh + more.fresh,
          size + more.size,
          sized && more.sized,
          lines + more.lines);
    }

    String percent() {
      return sized && size > 0 ? Math.min(100, taken * 100 / size) + " %" : "";
    }
  }
}
