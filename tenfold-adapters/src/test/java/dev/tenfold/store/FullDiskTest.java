package dev.tenfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that runs full while a collector is at work: a file system of 1 MiB where one may be
 * mounted, or else a device that is always full in the place of the third segment.
 */
class FullDiskTest {
  private static final int LOGS = 30;
  private static final int LINES = 2_000;

  @TempDir Path folder;
  private final Site site = new Site(5);
  private Path logs = Path.of("");
  private Path root = Path.of("");
  private boolean mounted;

  @BeforeEach
  void makeDisk() throws Exception {
    logs = Files.createDirectory(folder.resolve("logs"));
    root = Files.createDirectory(folder.resolve("store"));
    mounted = ran("mount", "-t", "tmpfs", "-o", "size=1m", "tenfold", root.toString());
    for (int i = 0; i < LOGS; i++) {
      site.log(logs.resolve("access.log." + i), LINES);
    }
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(ran("umount", root.toString())).isTrue();
    }
  }

  private static boolean ran(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void whatWasKeptBeforeStaysAndTheRestIsReadWhenThereIsRoom() throws Exception {
    fill();
    TenfoldException stop =
        catchThrowableOfType(TenfoldException.class, () -> Site.collect(logs, Site.store(root, 1)));
    assertThat(stop.kind()).isEqualTo(TenfoldException.Kind.INPUT);
    assertThat(stop).hasMessageStartingWith("a segment could not be written: No space left");
    assertThat(stop.problems().getFirst().where()).isEqualTo(root.toString());
    long kept = Site.held(root)[0];
    assertThat(kept).isPositive().isLessThan(site.written());

    makeRoom();
    assertThat(Site.collect(logs, Site.store(root, 1)).read()).isEqualTo(site.written() - kept);
    assertThat(Site.held(root)).containsExactly(site.written(), site.millis());
    assertThat(root.resolve("unfinished")).isEmptyDirectory();
  }

  /** Leaves room for some segments only. */
  private void fill() throws IOException {
    if (!mounted) {
      Path third = root.resolve("unfinished").resolve("20261120T120000.000Z-2.parquet");
      Files.createDirectories(third.getParent());
      Files.createSymbolicLink(third, Path.of("/dev/full"));
    }
  }

  private void makeRoom() throws Exception {
    if (mounted) {
      List<String> larger = List.of("mount", "-o", "remount,size=64m", root.toString());
      assertThat(ran(larger.toArray(String[]::new))).isTrue();
    }
  }
}
