package dev.tenfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int KILLS = 20;
  private static final int MOST_STARTS = 30;
  private static final int LOGS = 6;

  @TempDir Path folder;

  @Test
  void aCollectorKilledAtAnyMomentLosesAndDoublesNothing() throws Exception {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Path root = folder.resolve("store");
    Site site = new Site(20);
    Random random = new Random(20);
    Set<Long> heldAfterKill = new HashSet<>();
    int kills = 0;
    Process process = KilledCollector.start(logs, root);
    try {
      for (int start = 0; kills < KILLS && start < MOST_STARTS; start++) {
        grow(logs, site, start);
        Process next = KilledCollector.start(logs, root);
        kills += killedAtWork(process, random.nextInt(LOGS), random.nextInt(20)) ? 1 : 0;
        process = next;
        heldAfterKill.add(segments(root));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(kills).as("kills while at work").isEqualTo(KILLS);
    assertThat(heldAfterKill).as("moments reached").hasSizeGreaterThan(10);

    site.log(logs.resolve("access.log"), 10);
    Site.collect(logs, Site.store(root, 1 << 20));
    assertThat(Site.held(root)).containsExactly(site.written(), site.millis());
    assertThat(root.resolve("unfinished")).isEmptyDirectory();
  }

  /**
   * Adds to a log, which is rotated at times, and adds logs: of each there is a chunk to collect.
   */
  private static void grow(Path logs, Site site, int start) throws IOException {
    site.log(logs.resolve("access.log"), 2_000);
    if (start % 7 == 6) {
      Files.move(logs.resolve("access.log"), logs.resolve("access.log." + start));
    }
    for (int i = 0; i < LOGS; i++) {
      site.log(logs.resolve("other" + start + "-" + i + ".log"), 200);
    }
  }

  /**
   * Lets a collector work, for some words and then some time, and returns whether it was killed.
   */
  private static boolean killedAtWork(Process process, int words, int millis) throws Exception {
    process.outputWriter().write("go\n");
    process.outputWriter().flush();
    try (BufferedReader out = process.inputReader()) {
      for (int i = 0; i <= words; i++) {
        if (out.readLine() == null) {
          return false;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      process.destroyForcibly();
      return process.waitFor() == 128 + 9;
    }
  }

  private static long segments(Path root) throws IOException {
    return Files.isDirectory(root) ? Site.segments(root) : 0;
  }
}
