package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import dev.tenfold.store.SegmentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Processes that collect into one workspace at once. */
class TwoCollectorsTest {
  private static final int LINES = 20_000;

  @TempDir Path folder;

  @Test
  void theSecondIsToldWhoIsAtWorkAndLosesNothing() throws Exception {
    writeLog();
    SegmentStore store =
        new SegmentStore(
            folder.resolve("shop/.tenfold/store"), InstantSource.system(), "of the test");
    try (var atWork = store.begin(new RouteTable(RoutePatterns.NONE))) {
      assertThat(atWork.covered()).isEmpty();
      Ended second = collector("second").end();
      assertThat(second.code).isEqualTo(3);
      assertThat(second.out).isEmpty();
      assertThat(second.err)
          .contains("another collect is running (pid " + ProcessHandle.current().pid() + ")")
          .contains("wait until it is done");
    }
    assertThat(collector("second").end().out).contains("20,000 requests new");
  }

  @Test
  void ofSeveralAtOnceEachLineIsCountedOnce() throws Exception {
    writeLog();
    List<Collector> started = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      started.add(collector("collector" + i));
    }
    long counted = 0;
    for (Collector collector : started) {
      Ended ended = collector.end();
      if (ended.code == 0) {
        counted += ended.out.contains("20,000 requests new") ? LINES : 0;
      } else {
        assertThat(ended.code).as(ended.err).isEqualTo(3);
        assertThat(ended.err).contains("another collect is running");
      }
    }
    assertThat(counted).isEqualTo(LINES);
    Ended after = collector("after").end();
    assertThat(after.code).as(after.err).isZero();
    assertThat(after.out).contains("0 requests new").contains("bytes known before");
    try (Shell shell = new Shell(folder)) {
      String said = shell.run("-C", "shop", "diagnose", "--json", "--report", "none").out();
      assertThat(new JsonMapper().readTree(said).at("/reading/used").asLong()).isEqualTo(LINES);
    }
  }

  private void writeLog() throws IOException {
    try (Shell shell = new Shell(folder)) {
      shell.log("access.log", LINES);
    }
  }

  private Collector collector(String name) throws IOException {
    Path out = folder.resolve(name + ".out");
    Path err = folder.resolve(name + ".err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tenfold.app.Main",
                "-C",
                "shop",
                "collect",
                "access.log")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Collector(process, out, err);
  }

  /** A process and where its words go. */
  private record Collector(Process process, Path out, Path err) {
    Ended end() throws IOException, InterruptedException {
      return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
    }
  }

  /** What a process came to. */
  private record Ended(int code, String out, String err) {}
}
