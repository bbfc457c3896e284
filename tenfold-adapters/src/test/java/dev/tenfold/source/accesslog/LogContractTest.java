package dev.tenfold.source.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.Fingerprint;
import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link LogFile} and {@link Log} promises, for each way a log can lie. */
@Execution(ExecutionMode.CONCURRENT)
final class LogContractTest {
  private static final int T = Chunk.TARGET_BYTES;
  private static final int L = Chunk.LONGEST_LINE;

  @TempDir Path folder;

  /** A content with a name. */
  @SuppressWarnings("ArrayRecordComponent")
  record Sample(String name, byte[] content) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample("nothing", new byte[0]));
    samples.add(new Sample("one line", text("GET / 200\n")));
    samples.add(new Sample("one line without newline", text("GET / 200")));
    samples.add(new Sample("Windows lines", text("a\r\nb\r\n\r\nc")));
    samples.add(new Sample("bytes that are no UTF-8", new byte[] {(byte) 0xff, 0, '\n', 0, 1}));
    samples.add(new Sample("empty lines", lines(T + 100, 1, 1)));
    for (int shift = -2; shift <= 2; shift++) {
      samples.add(new Sample("newline " + shift + " from a border", ending(T + shift, 300)));
    }
    samples.add(new Sample("random lines", lines(2 * T + 777, 1, 600)));
    samples.add(
        new Sample("random lines, ends at a border", Arrays.copyOf(lines(3 * T, 1, 9), 2 * T)));
    samples.add(new Sample("longest line", row(100, L, 50)));
    samples.add(new Sample("longest line at the end", Arrays.copyOf(row(100, L), 100 + L - 1)));
    samples.add(new Sample("longest line on a border", after(T - 5, L, 50)));
    samples.add(new Sample("overlong by one", row(100, L + 1, 50)));
    samples.add(new Sample("overlong at once", row(L + 1, 50)));
    samples.add(new Sample("overlong on a border", after(T - 5, L + 1, 50)));
    samples.add(new Sample("overlong at the end", row(100, L + 1)));
    samples.add(new Sample("overlong without newline", Arrays.copyOf(row(100, L + 2), L + 101)));
    samples.add(new Sample("overlong rows", row(9, L + 1, L + 1, 7, 2 * L, 5, L + 3, L + 1, 60)));
    samples.add(new Sample("overlong over many chunks", row(100, 10 << 20, 50, L + 9, 20)));
    samples.add(new Sample("overlong to a border", row(100, 2 * T - 100, 50)));
    samples.add(new Sample("overlong to a border less one", row(100, 2 * T - 101, 50)));
    return samples;
  }

  static Stream<Arguments> cases() {
    List<Sample> samples = samples();
    return Stream.of(Lie.values())
        .flatMap(lie -> samples.stream().map(sample -> Arguments.of(lie, sample)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesEveryLineOnceWhateverTheNumberOfWorkers(Lie lie, Sample sample) throws Exception {
    LogFile file = lie.put(folder, sample.content());
    try (Log log = file.open(0)) {
      check(log, sample.content(), 0, lie.lastCounts(), 2);
    }
    LogFile again = lie.isPipe() ? lie.put(folder, sample.content()) : file;
    try (Log log = again.open(0)) {
      check(log, sample.content(), 0, lie.lastCounts(), 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void goesOnFromAnyOffset(Lie lie) throws Exception {
    if (lie.isPipe()) {
      return;
    }
    byte[] content = row(9, 300, L + 1, 7, 2 * T, 5, 3 * L, 100, 100);
    LogFile file = lie.put(folder, content);
    int[] offsets = {
      1,
      8,
      9,
      10,
      309,
      310,
      L,
      L + 309,
      L + 310,
      L + 317,
      T,
      content.length - 100,
      content.length - 50
    };
    for (int offset : offsets) {
      try (Log log = file.open(offset)) {
        check(log, content, offset, lie.lastCounts(), 2);
      }
    }
    try (Log log = file.open(content.length)) {
      assertThat(log.next(new Chunk())).isFalse();
      assertThat(log.contentTaken()).isEqualTo(content.length);
    }
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void saysSoWhenItBecameShorterThanWhatWasReadBefore(Lie lie) throws Exception {
    if (lie.isPipe()) {
      return;
    }
    for (int before : new int[] {9, 10, 1000}) {
      try (Log log = lie.put(folder, text("one\ntwo\n")).open(before)) {
        assertThat(log.next(new Chunk())).isFalse();
        assertThat(log.problems())
            .extracting(Problem::what)
            .singleElement()
            .asString()
            .endsWith("is shorter than what was read from it before");
        assertThat(log.contentTaken()).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void showsItsBeginningAgainAndAgain(Lie lie) throws Exception {
    byte[] content = lines(T + 5, 3, 400);
    LogFile file = lie.put(folder, content);
    assertThat(file.bytes(0, 10)).isEqualTo(Arrays.copyOf(content, 10));
    assertThat(file.fingerprint()).isEqualTo(Fingerprint.of(content));
    try (Log log = file.open(0)) {
      assertThat(log.head(100_000)).isEqualTo(Arrays.copyOf(content, 100_000));
      assertThat(log.head(10)).isEqualTo(Arrays.copyOf(content, 10));
      check(log, content, 0, lie.lastCounts(), 1);
      assertThat(log.head(100_000)).isEqualTo(Arrays.copyOf(content, 100_000));
    }
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void showsAnyStretchOfItsContent(Lie lie) throws Exception {
    byte[] content = lines(300_000, 3, 400);
    LogFile file = lie.put(folder, content);
    assertThat(file.bytes(200_001, 70)).isEqualTo(Arrays.copyOfRange(content, 200_001, 200_071));
    int end = content.length;
    assertThat(file.bytes(end - 7L, 100)).isEqualTo(Arrays.copyOfRange(content, end - 7, end));
    assertThat(file.bytes(end, 100)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void showsWhatStandsBeforeAnyOffset(Lie lie) throws Exception {
    if (lie.isPipe()) {
      return;
    }
    byte[] content = lines(300_000, 3, 400);
    int[] offsets = {1, 100, 4095, 4097, 5000, 100_000, 100_001, 104_097, 300_000};
    List<Long> asked = new ArrayList<>();
    for (int offset : offsets) {
      asked.add((long) offset);
    }
    asked.add(300_001L);
    asked.add(1L << 40);
    List<byte[]> endings = lie.put(folder, content).endings(asked);
    for (int i = 0; i < offsets.length; i++) {
      int from = Math.max(0, offsets[i] - Fingerprint.LONGEST);
      assertThat(endings.get(i)).isEqualTo(Arrays.copyOfRange(content, from, offsets[i]));
    }
    assertThat(endings.get(offsets.length)).isEmpty();
    assertThat(endings.getLast()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void saysHowFarItIs(Lie lie) throws Exception {
    byte[] content = lines(2 * T, 3, 400);
    content[content.length - 1] = '\n';
    LogFile file = lie.put(folder, content);
    try (Log log = file.open(0)) {
      Lines.take(log, 2);
      assertThat(file.sizeBytes().isPresent()).isEqualTo(!lie.isPipe());
      file.sizeBytes().ifPresent(size -> assertThat(log.bytesTaken()).isEqualTo(size));
      assertThat(log.bytesTaken()).isPositive();
      assertThat(log.busy()).isFalse();
      assertThat(log.contentTaken()).isEqualTo(content.length);
    }
  }

  private static void check(Log log, byte[] content, int from, boolean lastCounts, int threads)
      throws InterruptedException {
    List<Lines.Taken> chunks = Lines.take(log, threads);
    Lines expected = Lines.expected(content, from, lastCounts);
    assertThat(Arrays.equals(Lines.joined(chunks), expected.bytes())).isTrue();
    assertThat(chunks.stream().filter(it -> it.overlong() > 0).map(Lines.Taken::overlongAt))
        .isEqualTo(expected.overlong());
    assertThat(chunks.stream().mapToLong(Lines.Taken::overlong).sum())
        .isEqualTo(expected.overlong().size());
    assertThat(log.contentTaken()).isEqualTo(Math.max(from, expected.end()));
    long at = from;
    for (Lines.Taken chunk : chunks) {
      assertThat(chunk.from()).isEqualTo(at);
      at = chunk.to();
      int offset = (int) chunk.offset();
      int length = Math.min(chunk.bytes().length, content.length - offset);
      assertThat(Arrays.equals(chunk.bytes(), 0, length, content, offset, offset + length))
          .isTrue();
    }
    assertThat(at).isEqualTo(chunks.isEmpty() ? from : log.contentTaken());
    boolean unfinished = expected.end() < content.length;
    assertThat(log.problems().stream().anyMatch(it -> it.what().contains("unfinished")))
        .isEqualTo(unfinished);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns lines of the given lengths, newline included. */
  private static byte[] row(int... lengths) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int length : lengths) {
      out.writeBytes(line(length));
    }
    return out.toByteArray();
  }

  /** Returns {@code bytes} bytes of short whole lines, then lines of the given lengths. */
  private static byte[] after(int bytes, int... lengths) {
    byte[] before = lines(bytes, 50, 300);
    before[bytes - 1] = '\n';
    byte[] row = row(lengths);
    byte[] all = Arrays.copyOf(before, bytes + row.length);
    System.arraycopy(row, 0, all, bytes, row.length);
    return all;
  }

  private static byte[] line(int length) {
    byte[] line = new byte[length];
    for (int i = 0; i < length - 1; i++) {
      line[i] = (byte) ('a' + i % 26);
    }
    line[length - 1] = '\n';
    return line;
  }

  /** Returns lines of which one ends just before {@code border}, and some more. */
  private static byte[] ending(int border, int more) {
    byte[] lines = lines(border + more, 50, 300);
    lines[border - 1] = '\n';
    return lines;
  }

  /** Returns {@code bytes} bytes of lines between the lengths given, the last one cut off. */
  private static byte[] lines(int bytes, int shortest, int longest) {
    Random random = new Random(20260312);
    byte[] lines = new byte[bytes];
    int end = random.nextInt(shortest, longest + 1) - 1;
    for (int i = 0; i < bytes; i++) {
      lines[i] = (byte) (i == end ? '\n' : ' ' + (i * 7 + i / 300) % 90);
      end += i == end ? random.nextInt(shortest, longest + 1) : 0;
    }
    return lines;
  }
}
