package dev.tenfold.source.accesslog;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.tenfold.collect.LogFile;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arguments become files. */
final class AccessLogsTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  @TempDir Path folder;

  @Test
  void rotatedSetsAreReadOldestFirst() throws Exception {
    write("access.log", "now");
    write("access.log.1", "yesterday");
    writeBytes("access.log.2.gz", Lie.gzip(text("before that")));
    writeBytes("access.log.10.gz", Lie.gzip(text("long ago")));
    assertThat(names("access.log*"))
        .containsExactly("access.log.10.gz", "access.log.2.gz", "access.log.1", "access.log");
    write("shop.log", "now");
    write("shop.log-20260311", "yesterday");
    writeBytes("shop.log-20260310.zst", Zstd.compress(text("before that")));
    assertThat(names("shop.log", "shop.log-20260311", "shop.log-20260310.zst"))
        .containsExactly("shop.log-20260310.zst", "shop.log-20260311", "shop.log");
    write("u_ex260311.log", "yesterday");
    write("u_ex260312.log", "now");
    write("u_ex251231.log", "long ago");
    assertThat(names("u_ex*"))
        .containsExactly("u_ex251231.log", "u_ex260311.log", "u_ex260312.log");
  }

  @Test
  void patternsReachIntoFoldersAndLeaveHiddenFilesAlone() throws Exception {
    write("a.log", "1");
    write("x/b.log", "2");
    write("x/y/c.log", "3");
    write("x/.hidden.log", "4");
    write("x/notes.txt", "5");
    assertThat(names("**/*.log")).containsExactlyInAnyOrder("a.log", "x/b.log", "x/y/c.log");
    assertThat(names("x/**/*.log")).containsExactlyInAnyOrder("x/b.log", "x/y/c.log");
    assertThat(names("*/b.lo?")).containsExactly("x/b.log");
    assertThat(names(folder + "/x/{b,z}.log")).containsExactly(folder + "/x/b.log");
  }

  @Test
  void aFolderGivesItsAccessLogsAndTellsWhatItPassedOver() throws Exception {
    write("nginx/access.log", "1");
    write("nginx/access.log.1", "2");
    write("nginx/error.log", "3");
    AccessLogs found = find("nginx");
    assertThat(found.files())
        .extracting(LogFile::name)
        .containsExactly("nginx/access.log.1", "nginx/access.log");
    assertThat(found.notes())
        .extracting(Problem::what)
        .containsExactly("passed over in nginx: error.log");
  }

  @Test
  void theSameFileIsReadOnceHoweverItIsNamed() throws Exception {
    write("access.log", "one\n");
    Files.createSymbolicLink(folder.resolve("current"), folder.resolve("access.log"));
    Files.createLink(folder.resolve("hard.log"), folder.resolve("access.log"));
    AccessLogs found = find("access.log", "./access.log", "current", "hard.log", "access.log");
    assertThat(found.files()).hasSize(1);
    assertThat(found.notes())
        .extracting(Problem::what)
        .containsExactly(
            "./access.log is the same file as access.log: it was read once",
            "current is the same file as access.log: it was read once",
            "hard.log is the same file as access.log: it was read once");
  }

  @Test
  void aLogBesideItsOwnPackedCopyIsReadOnce() throws Exception {
    String content = "GET /item/1 200\n".repeat(1000);
    write("access.log", content + "GET /more 200\n");
    writeBytes("access.log.gz", Lie.gzip(text(content)));
    write("copy.log", content);
    write("other.log", content.substring(0, 8000) + "GET /other 200\n");
    AccessLogs found = find("access.log.gz", "access.log", "copy.log", "other.log");
    assertThat(found.files()).extracting(LogFile::name).containsExactly("access.log", "other.log");
    assertThat(found.notes())
        .extracting(Problem::where)
        .containsExactly("access.log.gz", "copy.log", "other.log");
  }

  @Test
  void aLogThatIsTheBeginningOfAnotherIsAnOlderCopyHoweverSmall() throws Exception {
    write("a.log", "GET / 200\n");
    write("b.log", "GET / 200\nGET /b 200\n");
    AccessLogs found = find("a.log", "b.log");
    assertThat(found.files()).extracting(LogFile::name).containsExactly("b.log");
    assertThat(found.notes()).extracting(Problem::where).containsExactly("a.log");
  }

  @Test
  void logsThatOnlyBeginTheSameAreBothReadAndThatIsTold() throws Exception {
    String start = "GET /item/1 200\n".repeat(300);
    write("a.log", start + "GET /a 200\n");
    write("b.log", start + "GET /b 200\n");
    write("c.log", "GET /item/1 200\nGET /c 200\n");
    AccessLogs found = find("a.log", "b.log", "c.log");
    assertThat(found.files()).hasSize(3);
    assertThat(found.notes())
        .extracting(Problem::what)
        .containsExactly(
            "b.log begins as a.log does, for 4805 bytes, and goes on differently: both were read"
                + " whole");
  }

  @Test
  void aFileThatWasReplacedSinceItWasFoundIsNotRead() throws Exception {
    write("access.log", "old\n");
    LogFile found = find("access.log").files().getFirst();
    write("new.log", "new\n");
    Files.move(folder.resolve("new.log"), folder.resolve("access.log"), REPLACE_EXISTING);
    assertThat(catchThrowableOfType(TenfoldException.class, () -> found.open(0)))
        .hasMessageContaining("is another file now");
  }

  @Test
  void everyProblemIsToldAtOnce() throws Exception {
    write("access.log", "1");
    write("site/index.html", "2");
    writeBytes("old.bz2", text("BZh91AY&SY"));
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    TenfoldException stop =
        stop("acess.log", "nowhere/at/all.log", "site", "old.bz2", "gone", "/dev/null", "*.nope");
    assertThat(stop.kind()).isEqualTo(TenfoldException.Kind.INPUT);
    assertThat(stop.problems())
        .containsExactly(
            new Problem("acess.log does not exist", "acess.log", "did you mean access.log?"),
            new Problem(
                "nowhere/at/all.log does not exist",
                "nowhere/at/all.log",
                "only " + folder + " exists of its path: check it"),
            new Problem(
                "site holds no log: index.html",
                "site",
                "name the files themselves, or a pattern: 'site/**/*.log'"),
            new Problem(
                "old.bz2 is packed with bzip2, which Tenfold does not read",
                "old.bz2",
                "bzcat old.bz2 | tenfold diagnose -"),
            new Problem(
                "gone is a link to something that does not exist", "gone", "see where: ls -l gone"),
            new Problem(
                "/dev/null is a device or a socket, not a log",
                "/dev/null",
                "name a file, a folder or -"),
            new Problem(
                "no file matches *.nope", folder.toString(), "see what is there: ls *.nope"));
  }

  @Test
  void anEmptyFileIsNotedAndNothingButEmptyFilesIsAProblem() throws Exception {
    write("empty.log", "");
    writeBytes("empty.gz", Lie.gzip(new byte[0]));
    write("access.log", "1");
    AccessLogs found = find("empty.log", "empty.gz", "access.log");
    assertThat(found.files()).hasSize(1);
    assertThat(found.notes())
        .extracting(Problem::what)
        .containsExactly("empty.log is empty", "empty.gz is empty");
    assertThat(stop("empty.log", "empty.gz").problems()).hasSize(2);
    assertThat(stop("-").problems())
        .extracting(Problem::what)
        .containsExactly("standard input is empty");
    assertThat(stop().kind()).isEqualTo(TenfoldException.Kind.USAGE);
  }

  @Test
  void aFileWrittenToInTheLastMinuteIsLive() throws Exception {
    write("access.log", "1");
    Files.setLastModifiedTime(folder.resolve("access.log"), FileTime.from(NOW.minusSeconds(59)));
    assertThat(((DiskFile) find("access.log").files().getFirst()).live()).isTrue();
    Files.setLastModifiedTime(folder.resolve("access.log"), FileTime.from(NOW.minusSeconds(61)));
    assertThat(((DiskFile) find("access.log").files().getFirst()).live()).isFalse();
  }

  @Test
  void aPackedPipeOfAnUnreadableKindIsAProblem() {
    TenfoldException stop =
        catchThrowableOfType(TenfoldException.class, () -> find(text("BZh91AY&SY"), "-"));
    assertThat(stop.problems().getFirst().what()).startsWith("standard input is packed with bzip2");
  }

  @Test
  void aFileThatCannotBeReadIsAProblem() throws Exception {
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    assertThat(stop("a", "/proc/self/mem").problems())
        .containsExactly(
            new Problem(
                "a cannot be read: Too many levels of symbolic links or unable to access"
                    + " attributes of symbolic link",
                "a",
                "check the disk, and where it leads if it is a link"),
            new Problem(
                "/proc/self/mem cannot be read: Input/output error",
                "/proc/self/mem",
                "check the disk"));
  }

  @Test
  void whatThisUserMayNotReadIsAProblem() {
    AccessDeniedException denied = new AccessDeniedException("/var/log/nginx/access.log");
    assertThat(LogSearch.unreadable("access.log", denied))
        .isEqualTo(
            new Problem(
                "access.log may not be read by this user",
                "access.log",
                "run as a user who may, or pipe it: sudo cat access.log | tenfold …"));
    assertThat(LogSearch.unreadableFolder("nginx", denied))
        .isEqualTo(
            new Problem("nginx may not be read by this user", "nginx", "run as a user who may"));
  }

  private List<String> names(String... arguments) {
    return find(arguments).files().stream().map(LogFile::name).toList();
  }

  private AccessLogs find(String... arguments) {
    return find(new byte[0], arguments);
  }

  private AccessLogs find(byte[] input, String... arguments) {
    return AccessLogs.find(
        List.of(arguments), folder, NOW, Channels.newChannel(new ByteArrayInputStream(input)));
  }

  private TenfoldException stop(String... arguments) {
    return catchThrowableOfType(TenfoldException.class, () -> find(arguments));
  }

  private void write(String name, String content) throws IOException {
    writeBytes(name, text(content));
  }

  private void writeBytes(String name, byte[] content) throws IOException {
    Path path = folder.resolve(name);
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(path, content);
    Files.setLastModifiedTime(path, FileTime.from(NOW.minusSeconds(3600)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
