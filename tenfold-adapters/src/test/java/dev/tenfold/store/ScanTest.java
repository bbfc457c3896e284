package dev.tenfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import dev.tenfold.collect.LogScan;
import dev.tenfold.collect.RollupStore;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import dev.tenfold.source.accesslog.AccessLogs;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading that does not go well. */
class ScanTest {
  private static final int LINES = 900_000;

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private Path path = Path.of("");

  @BeforeEach
  void write() throws IOException {
    path = Files.createDirectory(folder.resolve("logs")).resolve("access.log");
    byte[] line = Site.bytes(new Site(3).line());
    byte[] text = new byte[line.length * 10_000];
    for (int i = 0; i < text.length; i++) {
      text[i] = line[i % line.length];
    }
    try (var out = Files.newOutputStream(path)) {
      for (int i = 0; i < LINES / 10_000; i++) {
        out.write(text);
      }
    }
    Files.setLastModifiedTime(path, FileTime.from(Site.NOW.minusSeconds(3600)));
    assertThat(Files.size(path)).isGreaterThan(22L * dev.tenfold.collect.Chunk.TARGET_BYTES);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void whenTheSinkFailsEveryWorkerStopsAndTheFailureIsTold() {
    AtomicInteger taken = new AtomicInteger();
    assertThatThrownBy(() ->
            scan((chunk, ending) -> {
              taken.incrementAndGet();
              throw TenfoldException.input("no room", "disk", "make some");
            }))
        .isInstanceOf(TenfoldException.class)
        .hasMessage("no room");
    assertThat(taken.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void whenItsCallerIsInterruptedItStopsSoonAndSaysSo() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicInteger taken = new AtomicInteger();
    AtomicReference<Throwable> told = new AtomicReference<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              told.set(
                  catchThrowableOfType(
                      TenfoldException.class,
                      () ->
                          scan((chunk, ending) -> {
                            taken.incrementAndGet();
                            reading.countDown();
                            await(interrupted);
                          })));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    reading.await();
    caller.interrupt();
    while (caller.isInterrupted()) {
      Thread.onSpinWait();
    }
    TimeUnit.MILLISECONDS.sleep(20);
    interrupted.countDown();
    caller.join();
    assertThat(told.get()).hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(stillInterrupted).isTrue();
    assertThat(taken.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void aWorkerThatStallsHoldsTheOthersBackBeforeMuchIsInMemory() {
    AtomicInteger others = new AtomicInteger();
    AtomicInteger whileStalled = new AtomicInteger();
    AtomicBoolean first = new AtomicBoolean(true);
    scan((chunk, ending) -> {
      if (!first.getAndSet(false)) {
        others.incrementAndGet();
        return;
      }
      int before;
      do {
        before = others.get();
        await(new CountDownLatch(1));
      } while (others.get() > before);
      whileStalled.set(others.get());
    });
    assertThat(whileStalled.get()).isBetween(8, 16);
    assertThat(others.get()).isGreaterThan(20);
  }

  @Test
  void aLogCopiedAwayAndEmptiedUnderTheMappingCountsOnce() throws IOException {
    Path store = folder.resolve("store");
    AtomicInteger taken = new AtomicInteger();
    RollupStore cutting =
        routes -> new CuttingWriting(Site.store(store, 1).begin(routes), taken, this::copyAndEmpty);
    Site.collect(folder.resolve("logs"), cutting);
    assertThat(Site.held(store)[0]).isLessThan(LINES);
    Site.collect(folder.resolve("logs"), Site.store(store, 1));
    assertThat(Site.held(store)[0]).isEqualTo(LINES);
  }

  private void copyAndEmpty() {
    try {
      Files.copy(path, path.resolveSibling("access.log.1"));
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        file.truncate(0);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean any = latch.await(200, TimeUnit.MILLISECONDS);
      assertThat(any).isIn(true, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void scan(LogScan.Sink sink) {
    LogFile file =
        AccessLogs.find(
                List.of(path.toString()),
                folder,
                Site.NOW,
                Channels.newChannel(InputStream.nullInputStream()))
            .files()
            .getFirst();
    try (Log log = file.open(0)) {
      new LogScan(
              List.of(new LogScan.Input(log, Site.FORMAT, "shop")),
              new RouteTable(RoutePatterns.NONE),
              42)
          .run(threads, 2, sink);
    }
  }
}
