package dev.tenfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectAgainTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderOfGrowthRotationAndCollectionCountsEachLineOnce(long seed) throws IOException {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Path root = folder.resolve("store");
    Random random = new Random(seed);
    Site site = new Site(seed);
    Path live = logs.resolve("access.log");
    site.log(live, 1 + random.nextInt(60));
    for (int step = 0; step < 25; step++) {
      switch (random.nextInt(5)) {
        case 0 -> site.log(live, 1 + random.nextInt(300));
        case 1 -> rotate(logs, step);
        case 2 -> copyAndTruncate(live, logs.resolve("access.log-copy" + step));
        case 3 -> compressOne(logs);
        default -> Site.collect(logs, Site.store(root, 1 + random.nextInt(20_000)));
      }
      site.log(live, 1 + random.nextInt(40));
    }
    Site.collect(logs, Site.store(root, 1 << 20));
    assertThat(Site.held(root)).as("seed " + seed).containsExactly(site.written(), site.millis());
    assertThat(Site.collect(logs, Site.store(root, 1 << 20)).newBytes()).isZero();
  }

  private static void rotate(Path logs, int step) throws IOException {
    Files.move(logs.resolve("access.log"), logs.resolve("access.log-" + step));
  }

  private static void copyAndTruncate(Path live, Path copy) throws IOException {
    Files.copy(live, copy);
    try (FileChannel channel = FileChannel.open(live, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  private static void compressOne(Path logs) throws IOException {
    try (var files = Files.newDirectoryStream(logs, "access.log-*[0-9]")) {
      for (Path file : files) {
        try (OutputStream out =
            new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz")))) {
          Files.copy(file, out);
        }
        Files.delete(file);
        return;
      }
    }
  }

  @Test
  void aCopyOfALogIsTheSameLog() throws IOException {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Site site = new Site(9);
    site.log(logs.resolve("access.log"), 500);
    Site.collect(logs, Site.store(folder.resolve("store"), 1));
    Files.copy(logs.resolve("access.log"), logs.resolve("backup.log"));
    site.log(logs.resolve("access.log"), 100);
    Site.collect(logs, Site.store(folder.resolve("store"), 1));
    assertThat(Site.held(folder.resolve("store"))).containsExactly(site.written(), site.millis());
  }

  @Test
  void whatWasReadIsWhatWasUsedAndRejected() throws IOException {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Site site = new Site(10);
    site.log(logs.resolve("access.log"), 100);
    Files.writeString(logs.resolve("access.log"), "not a request\n\n", StandardOpenOption.APPEND);
    var collected = Site.collect(logs, Site.store(folder.resolve("store"), 1 << 20));
    assertThat(collected.logs())
        .singleElement()
        .satisfies(part -> {
          assertThat(part.used()).isEqualTo(100);
          assertThat(part.rejected()).isEqualTo(2);
          assertThat(part.newBytes()).isEqualTo(Files.size(logs.resolve("access.log")));
        });
    assertThat(
            Site.read(folder.resolve("store"), new RouteTable(RoutePatterns.NONE)).stream()
                .mapToLong(r -> r.tally().rejected())
                .sum())
        .isEqualTo(2);
  }
}
