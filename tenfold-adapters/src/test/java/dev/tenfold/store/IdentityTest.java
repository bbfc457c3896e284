package dev.tenfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenfold.collect.Collected;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which log is which: every line counts once, whatever became of its file. */
class IdentityTest {
  private static final int MANY = 200;

  @TempDir Path folder;
  private final Site site = new Site(77);
  private Path logs = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    logs = Files.createDirectory(folder.resolve("logs"));
  }

  @Test
  void aLogThatGrewWasRotatedAndPackedGoesOnWhereItWas() throws IOException {
    site.log(logs.resolve("access.log"), MANY);
    collect();
    site.log(logs.resolve("access.log"), MANY);
    gzip("access.log", "access.log.1.gz");
    assertThat(collect().read()).isEqualTo(MANY);
    assertHeldOnce();
  }

  @Test
  void anArchiveThatIsCollectedToItsEndIsNotUnpackedAgain() throws IOException {
    site.log(logs.resolve("access.log"), 10 * MANY);
    collect();
    gzip("access.log", "access.log.1.gz");
    collect();
    Path packed = logs.resolve("access.log.1.gz");
    Files.move(packed, logs.resolve("access.log.2.gz"));
    try (FileChannel file =
        FileChannel.open(logs.resolve("access.log.2.gz"), StandardOpenOption.WRITE)) {
      assertThat(file.size()).isGreaterThan(2 * 4096 + 10);
      file.write(java.nio.ByteBuffer.wrap(new byte[10]), 4096);
    }
    Collected again = collect();
    assertThat(again.logs())
        .singleElement()
        .satisfies(part -> {
          assertThat(part.problems()).isEmpty();
          assertThat(part.newBytes()).isZero();
          assertThat(part.knownBytes()).isPositive();
        });
    assertHeldOnce();
  }

  @Test
  void aLogCopiedAwayAndEmptiedIsAnotherLog() throws IOException {
    Path live = logs.resolve("access.log");
    site.log(live, MANY);
    collect();
    site.log(live, 5);
    Files.copy(live, logs.resolve("access.log.1"));
    try (FileChannel file = FileChannel.open(live, StandardOpenOption.WRITE)) {
      file.truncate(0);
    }
    site.log(live, 2 * MANY);
    collect();
    assertHeldOnce();
  }

  @Test
  void aSmallLogIsKnownThroughGrowthAndInEveryOlderCopy() throws IOException {
    Path live = logs.resolve("access.log");
    for (int i = 0; i < 12; i++) {
      site.log(live, 1 + i);
      Files.copy(live, folder.resolve("older" + i));
      collect();
      assertHeldOnce();
    }
    assertThat(Files.size(folder.resolve("older2"))).isLessThan(4096);
    for (int i = 0; i < 12; i++) {
      Files.copy(folder.resolve("older" + i), logs.resolve("older" + i));
    }
    collect();
    Files.delete(live);
    collect();
    for (int i = 0; i < 12; i++) {
      gzip("older" + i, "older" + i + ".gz");
      collect();
    }
    assertHeldOnce();
  }

  @Test
  void anOlderCopyAloneIsNotCountedAndTold() throws IOException {
    Path live = logs.resolve("access.log");
    site.log(live, 10);
    Files.copy(live, folder.resolve("copy"));
    site.log(live, MANY);
    collect();
    Files.delete(live);
    Files.move(folder.resolve("copy"), logs.resolve("copy"));
    assertThat(problems(collect())).singleElement().asString().contains("older copy");
    assertHeldOnce();
  }

  @Test
  void ofLogsThatOnlyBeginAlikeEachIsCountedAndGoesOnAlone() throws IOException {
    String start = lines(MANY);
    Files.writeString(logs.resolve("a.log"), start + lines(50));
    collect();
    Files.writeString(logs.resolve("b.log"), start + lines(60));
    assertThat(problems(collect())).singleElement().asString().contains("goes on differently");
    assertThat(Site.held(root())[0]).isEqualTo(2 * MANY + 50 + 60);
    site.log(logs.resolve("a.log"), 7);
    site.log(logs.resolve("b.log"), 8);
    Collected again = collect();
    assertThat(again.read()).isEqualTo(7 + 8);
    assertThat(problems(again)).isEmpty();
  }

  @Test
  void ofLogsThatBeginAlikeInOneRunEachIsCounted() throws IOException {
    String start = lines(MANY);
    Files.writeString(logs.resolve("a.log"), start + lines(60));
    Files.writeString(logs.resolve("b.log"), start + lines(50));
    gzip("b.log", "b.log.gz");
    Files.writeString(logs.resolve("older.log"), start);
    assertThat(collect().read()).isEqualTo(2 * MANY + 60 + 50);
    assertThat(collect().read()).isZero();
  }

  @Test
  void aPipeIsRefusedBeforeAnythingIsRead() {
    byte[] piped = Site.bytes(site.line());
    TenfoldException stop =
        catchThrowableOfType(
            TenfoldException.class, () -> Site.collect(List.of("-"), folder, piped, store()));
    assertThat(stop.kind()).isEqualTo(TenfoldException.Kind.USAGE);
    assertThat(stop.problems())
        .singleElement()
        .isEqualTo(
            new Problem(
                "standard input is a pipe, which is not collected: read again, it would count"
                    + " twice",
                "standard input",
                "collect the file that it comes from, or write it to one first; or diagnose it at"
                    + " once: … | tenfold diagnose -"));
    assertThat(root()).doesNotExist();
  }

  private void assertHeldOnce() {
    assertThat(Site.held(root())).containsExactly(site.written(), site.millis());
  }

  private Collected collect() throws IOException {
    return Site.collect(logs, store());
  }

  private SegmentStore store() {
    return Site.store(root(), 1 << 20);
  }

  private Path root() {
    return folder.resolve("store");
  }

  private static List<String> problems(Collected collected) {
    return collected.logs().stream()
        .flatMap(part -> part.problems().stream())
        .map(Problem::what)
        .toList();
  }

  private String lines(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(site.line());
    }
    return text.toString();
  }

  private void gzip(String plain, String packed) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(logs.resolve(packed)))) {
      Files.copy(logs.resolve(plain), out);
    }
    Files.delete(logs.resolve(plain));
  }
}
