package dev.tenfold.source.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.Log;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives that are not whole, and files that are cut while they are read. */
final class DamageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "ZSTD", "XZ"})
  void aPackedLogCutOffAnywhereGivesWholeLinesUpToThere(Compression kind) throws Exception {
    byte[] content = lines(60);
    byte[] packed = pack(kind, content);
    for (int length = Compression.MAGIC_BYTES; length < packed.length; length++) {
      try (Log log = file(Arrays.copyOf(packed, length), false).open(0)) {
        byte[] read = Lines.joined(Lines.take(log, 1));
        assertThat(Arrays.equals(read, Arrays.copyOf(content, read.length))).isTrue();
        assertThat(read.length == 0 || read[read.length - 1] == '\n').isTrue();
        assertThat(log.problems()).isNotEmpty();
        assertThat(log.contentTaken()).isEqualTo(read.length);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "ZSTD", "XZ"})
  void whatComesBeforeTheDamageIsKept(Compression kind) throws Exception {
    byte[] content = lines(100_000);
    byte[] packed = pack(kind, content);
    int at = packed.length * 3 / 4;
    byte[] cut = Arrays.copyOf(packed, at);
    byte[] spoilt = packed.clone();
    Arrays.fill(spoilt, at, at + 40, (byte) 0xa5);
    for (byte[] broken : List.of(cut, spoilt)) {
      try (Log log = file(broken, false).open(0)) {
        byte[] read = Lines.joined(Lines.take(log, 2));
        assertThat(Arrays.mismatch(read, content)).isGreaterThan(content.length / 2);
        assertThat(log.problems())
            .extracting(Problem::what)
            .anyMatch(it -> it.matches(".* (breaks off|is corrupt|not match its checksum).*"));
      }
    }
  }

  @Test
  void whatFollowsAnArchiveIsPassedOverAndToldUnlessItIsPadding() throws Exception {
    byte[] content = lines(60);
    for (Compression kind : List.of(Compression.GZIP, Compression.ZSTD)) {
      byte[] packed = pack(kind, content);
      try (Log log = file(joined(packed, text("not an archive")), false).open(0)) {
        assertThat(Lines.joined(Lines.take(log, 1))).isEqualTo(content);
        assertThat(log.problems())
            .extracting(Problem::what)
            .singleElement()
            .asString()
            .endsWith("goes on with something that is no archive");
      }
    }
    try (Log log = file(joined(Lie.gzip(content), new byte[1000]), false).open(0)) {
      assertThat(Lines.joined(Lines.take(log, 1))).isEqualTo(content);
      assertThat(log.problems()).isEmpty();
    }
  }

  @Test
  void aWrongChecksumIsToldAndTheLinesAreKept() throws Exception {
    byte[] content = lines(60);
    byte[] packed = Lie.gzip(content);
    packed[packed.length - 6] ^= 1;
    try (Log log = file(packed, false).open(0)) {
      assertThat(Lines.joined(Lines.take(log, 1))).isEqualTo(content);
      assertThat(log.problems())
          .extracting(Problem::what)
          .singleElement()
          .asString()
          .endsWith("does not match its checksum");
    }
  }

  @Test
  void everyOptionalFieldOfAGzipHeaderIsPassedOver() throws Exception {
    byte[] content = lines(60);
    byte[] plain = Lie.gzip(content);
    byte[] head = Arrays.copyOf(plain, 10);
    head[3] = 2 | 4 | 8 | 16;
    byte[] fields = text("\u0003\u0000abcname\u0000comment\u0000hh");
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
    try (Log log = file(joined(joined(head, fields), body), false).open(0)) {
      assertThat(Lines.joined(Lines.take(log, 1))).isEqualTo(content);
      assertThat(log.problems()).isEmpty();
    }
  }

  @Test
  void aMappedFileThatIsEmptiedIsToldAndNothingCrashes() throws Exception {
    DiskFile file = file(lines(250_000), false);
    try (Log log = file.open(0)) {
      Chunk chunk = new Chunk();
      assertThat(log.next(chunk)).isTrue();
      cut(file.path(), 0);
      boolean threw = false;
      try {
        Newlines.last(chunk.memory, chunk.start, chunk.end - 1);
      } catch (InternalError e) {
        threw = true;
      }
      assertThat(threw).isTrue();
      assertThat(log.reread(chunk)).isFalse();
      assertThat(log.next(chunk)).isFalse();
      assertThat(log.contentTaken()).isZero();
      assertThat(log.problems())
          .extracting(Problem::what)
          .singleElement()
          .asString()
          .contains("was cut from");
    }
  }

  @Test
  void whatIsLeftOfAMappedFileThatBecameShorterIsReadAgain() throws Exception {
    byte[] content = lines(250_000);
    DiskFile file = file(content, false);
    int left = 5_000_000;
    try (Log log = file.open(0)) {
      Chunk first = new Chunk();
      Chunk second = new Chunk();
      assertThat(log.next(first)).isTrue();
      assertThat(log.next(second)).isTrue();
      cut(file.path(), left);
      assertThat(log.reread(second)).isTrue();
      byte[] read = joined(Lines.copy(first).bytes(), Lines.copy(second).bytes());
      assertThat(read.length).isBetween(left - 200, left);
      assertThat(Arrays.equals(read, Arrays.copyOf(content, read.length))).isTrue();
      assertThat(log.next(first)).isFalse();
    }
  }

  @Test
  void aFileEmptiedAndWrittenAnewUnderTheMappingIsNotTakenForTheOldOne() throws Exception {
    DiskFile file = file(lines(250_000), false);
    try (Log log = file.open(0)) {
      Chunk chunk = new Chunk();
      assertThat(log.next(chunk)).isTrue();
      cut(file.path(), 0);
      Files.write(file.path(), text("another log\n"));
      assertThat(log.next(chunk)).isFalse();
      assertThat(log.problems()).hasSize(1);
    }
  }

  @Test
  void workersSurviveAFileThatIsCutAtAnyMoment() throws Exception {
    byte[] content = lines(250_000);
    for (int pause = 0; pause < 12; pause++) {
      DiskFile file = file(content, false);
      try (Log log = file.mapped(0, Chunk.TARGET_BYTES, new Troubles())) {
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        Thread.Builder workers =
            Thread.ofPlatform().uncaughtExceptionHandler((thread, e) -> thrown.add(e));
        Thread one = workers.start(() -> scan(log));
        Thread other = workers.start(() -> scan(log));
        Thread.sleep(0, pause * 80_000);
        cut(file.path(), pause % 2 == 0 ? 0 : 7_000_000);
        one.join();
        other.join();
        assertThat(thrown).isEmpty();
        assertThat(log.contentTaken()).isLessThanOrEqualTo(content.length);
      }
    }
  }

  private static void scan(Log log) {
    Chunk chunk = new Chunk();
    while (log.next(chunk)) {
      try {
        count(chunk);
      } catch (InternalError e) {
        if (log.reread(chunk)) {
          count(chunk);
        }
      }
    }
  }

  private static void count(Chunk chunk) {
    for (long at = chunk.start; at < chunk.end; ) {
      long newline = Newlines.next(chunk.memory, at, chunk.end);
      at = newline < 0 ? chunk.end : newline + 1;
    }
  }

  @Test
  void aLiveFileIsReadToTheEndItHadAndNoFurther() throws Exception {
    byte[] content = lines(60);
    DiskFile file = file(joined(content, text("GET /half")), true);
    try (Log log = file.open(0)) {
      Files.write(file.path(), text(" 200\nmore\n"), StandardOpenOption.APPEND);
      assertThat(Lines.joined(Lines.take(log, 1))).isEqualTo(content);
      assertThat(log.contentTaken()).isEqualTo(content.length);
      try (Log later = file.open(log.contentTaken())) {
        assertThat(Lines.joined(Lines.take(later, 1))).isEqualTo(text("GET /half 200\nmore\n"));
      }
    }
  }

  @Test
  void aLiveFileThatIsEmptiedEndsThere() throws Exception {
    byte[] content = lines(250_000);
    DiskFile file = file(content, true);
    try (Log log = file.open(0)) {
      Chunk chunk = new Chunk();
      assertThat(log.next(chunk)).isTrue();
      cut(file.path(), 0);
      byte[] rest = Lines.joined(Lines.take(log, 2));
      assertThat(rest).isEmpty();
      assertThat(log.contentTaken()).isEqualTo(chunk.end);
      assertThat(log.problems()).extracting(Problem::what).anyMatch(it -> it.contains("was cut"));
    }
  }

  @Test
  void aLineAcrossAWholeWindowIsPassedOver() throws Exception {
    Path path = folder.resolve("hole.log");
    Files.write(path, text("before\n"));
    long hole = 40L << 20;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(text("\nafter\n")), hole);
    }
    DiskFile file = new DiskFile("hole.log", path, attributes(path), false, Optional.empty());
    try (Log log = file.mapped(0, 2L * Chunk.TARGET_BYTES, new Troubles())) {
      List<Lines.Taken> chunks = Lines.take(log, 2);
      assertThat(Lines.joined(chunks)).isEqualTo(text("before\nafter\n"));
      assertThat(chunks.stream().mapToLong(Lines.Taken::overlong).sum()).isEqualTo(1);
    }
  }

  private DiskFile file(byte[] bytes, boolean live) throws IOException {
    Path path = Files.createTempFile(folder, "access", ".log");
    Files.write(path, bytes);
    return new DiskFile(path.toString(), path, attributes(path), live, Compression.of(bytes));
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  private static void cut(Path path, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static byte[] pack(Compression kind, byte[] content) throws IOException {
    return kind == Compression.GZIP
        ? Lie.gzip(content)
        : kind == Compression.ZSTD ? Zstd.compress(content) : Lie.xz(content);
  }

  private static byte[] lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("10.0.0.").append(i % 251).append(" GET /item/").append(i * 7919L % 1_000_003);
      lines.append(" 200 ").append(i * 31L % 977).append(" \"Mozilla/5.0\"\n");
    }
    return text(lines.toString());
  }

  private static byte[] joined(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
