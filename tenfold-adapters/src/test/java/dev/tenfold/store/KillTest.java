package dev.tenfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int KILLS = 20;
  private static final int MOST_STARTS = 60;

  @TempDir Path folder;

  @Test
  void aCollectorKilledAtAnyMomentLosesAndDoublesNothing() throws Exception {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Path root = folder.resolve("store");
    Site site = new Site(20);
    site.log(logs.resolve("access.log"), 60_000);
    Random random = new Random(20);
    List<Long> heldAfterKill = new ArrayList<>();
    int kills = 0;
    for (int start = 0; kills < KILLS && start < MOST_STARTS; start++) {
      site.log(logs.resolve("access.log"), 12_000);
      if (start % 7 == 6) {
        Files.move(logs.resolve("access.log"), logs.resolve("access.log." + start));
      }
      if (killedAtWork(logs, root, random.nextInt(5), random.nextInt(20))) {
        kills++;
      }
      heldAfterKill.add(segments(root));
    }
    assertThat(kills).as("kills while at work").isEqualTo(KILLS);
    assertThat(heldAfterKill.stream().distinct().count()).as("moments reached").isGreaterThan(5);

    site.log(logs.resolve("access.log"), 10);
    Site.collect(logs, Site.store(root, 1 << 20));
    assertThat(Site.held(root)).containsExactly(site.written(), site.millis());
    assertThat(root.resolve("unfinished")).isEmptyDirectory();
  }

  private static boolean killedAtWork(Path logs, Path root, int words, int millis)
      throws Exception {
    Process process =
        KilledCollector.command(logs, root).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = process.inputReader()) {
      for (int i = 0; i <= words; i++) {
        if (out.readLine() == null) {
          return false;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      boolean atWork = process.isAlive();
      process.destroyForcibly();
      process.waitFor();
      return atWork && process.exitValue() == 128 + 9;
    }
  }

  private static long segments(Path root) throws IOException {
    return Files.isDirectory(root) ? Site.segments(root) : 0;
  }
}
