package dev.tenfold.cli;

import dev.tenfold.engagement.Source;
import dev.tenfold.units.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells a person which source is being read, and for how long: a line on a terminal, redrawn every
 * second once it takes longer than two, and gone when the source is done. How far it has come is
 * not told: a history and a server do not say how much there is.
 */
final class SourceProgress implements AutoCloseable {
  private static final Duration SILENT = Duration.ofSeconds(2);

  private final Environment environment;
  private final Source source;
  private final Instant began;
  private final ScheduledExecutorService timer;
  private boolean drawn;
  private boolean done;

  /** Begins now. */
  SourceProgress(Environment environment, Source source) {
    this.environment = environment;
    this.source = source;
    this.began = environment.clock().instant();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
  }

  /** Draws the line from now on, where there is a terminal. */
  void start() {
    if (environment.errIsTerminal()) {
      var _ = timer.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
    }
  }

  /** Draws the line as of now. */
  synchronized void draw() {
    Duration spent = Duration.between(began, environment.clock().instant());
    if (done || spent.compareTo(SILENT) < 0) {
      return;
    }
    String kind = source.kind().words();
    String line =
        "• "
            + SourceTold.padded(source.name())
            + kind
            + "   being read for "
            + Times.length(Duration.ofSeconds(spent.toSeconds()));
    environment
        .err()
        .print(
            "\r\u001b[K" + TextWidth.fit(TextWidth.safe(line), environment.columns() - 1).strip());
    environment.err().flush();
    drawn = true;
  }

  @Override
  public synchronized void close() {
    done = true;
    timer.shutdownNow();
    if (drawn) {
      environment.err().print("\r\u001b[K");
      environment.err().flush();
    }
  }
}
