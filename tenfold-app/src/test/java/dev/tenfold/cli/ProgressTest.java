package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.Log;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-03-12T12:00:00Z");

  @Test
  void a_short_reading_says_nothing() {
    FakeLog log = new FakeLog("access.log", 1_000);
    try (Progress progress = progress(true, 80, log)) {
      read(progress, 0, log, 1_000, 10, 1.9);
      progress.done();
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void a_long_reading_tells_percent_rate_and_what_is_left() {
    FakeLog log = new FakeLog("access.log", 400_000_000);
    Progress progress = progress(true, 80, log);
    read(progress, 0, log, 100_000_000, 1_000_000, 4);
    assertThat(said())
        .isEqualTo(
            "• access.log               25 %  25.0 MB/s    1,000,000 lines         12 s left\n");
  }

  @Test
  void what_an_earlier_collection_read_counts_for_percent_and_not_for_the_rate() {
    FakeLog log = new FakeLog("access.log", 400_000_000);
    log.taken = 300_000_000;
    Progress progress = progress(true, 80, log);
    read(progress, 0, log, 40_000_000, 100, 4);
    assertThat(said()).contains(" 85 % ", " 10.0 MB/s ", " 6 s left");
  }

  @Test
  void a_pipe_has_no_percent_and_no_end() {
    FakeLog log = new FakeLog("standard input", -1);
    Progress progress = progress(true, 80, log);
    read(progress, 0, log, 100_000_000, 1_000_000, 4);
    assertThat(said()).contains("25.0 MB/s").doesNotContain("%", "left");
  }

  @Test
  void lines_are_redrawn_in_place_ten_times_a_second_at_most() {
    FakeLog log = new FakeLog("access.log", 1_000);
    Progress progress = progress(true, 80, log);
    read(progress, 0, log, 1, 1, 3);
    for (int i = 0; i < 50; i++) {
      read(progress, 0, log, 1, 1, 0.05);
    }
    assertThat(said().lines()).hasSizeBetween(15, 26);
    assertThat(said().split("\u001b\\[1A\u001b\\[J", -1)).hasSizeBetween(15, 26);
  }

  @Test
  void what_was_read_gets_a_check_mark_and_how_long_it_took() {
    FakeLog log = new FakeLog("access.log", 90_000_000);
    try (Progress progress = progress(false, 80, log)) {
      read(progress, 0, log, 90_000_000, 1, 3);
      progress.done();
    }
    assertThat(said())
        .isEqualTo(
            "✓ access.log              100 %  30.0 MB/s             1 line         in 3.00 s\n");
  }

  @Test
  void what_was_not_read_to_its_end_gets_no_check_mark() {
    FakeLog first = new FakeLog("a.log", 100);
    FakeLog second = new FakeLog("b.log", 100);
    try (Progress progress = progress(false, 80, first, second)) {
      read(progress, 0, first, 100, 1, 2);
      read(progress, 1, second, 40, 1, 2);
    }
    assertThat(said().lines().map(line -> line.substring(0, 7)))
        .containsExactly("✓ a.log", "✗ b.log", "  toget");
  }

  @Test
  void a_log_that_was_read_with_a_problem_is_marked() {
    FakeLog log = new FakeLog("access.log.gz", 100);
    log.problems.add(new Problem("the archive breaks off", "access.log.gz", "copy it again"));
    try (Progress progress = progress(false, 80, log)) {
      read(progress, 0, log, 80, 1, 3);
      progress.done();
    }
    assertThat(said()).startsWith("! access.log.gz");
  }

  @Test
  void of_many_logs_those_being_read_are_shown_and_all_are_summed() {
    FakeLog[] logs =
        IntStream.range(0, 30)
            .mapToObj(i -> new FakeLog("log-" + i, 10_000_000))
            .toArray(FakeLog[]::new);
    Progress progress = progress(true, 80, logs);
    for (int i = 0; i < 14; i++) {
      read(progress, i, logs[i], 10_000_000, 5, 0.1);
    }
    read(progress, 20, logs[20], 5_000_000, 5, 3.4);
    String last = said().substring(said().lastIndexOf('J') + 1);
    assertThat(last.lines()).hasSize(9);
    assertThat(last).contains("• log-20 ");
    assertThat(last.lines().toList().getLast())
        .startsWith("  all 30 logs")
        .contains(" 48 % ", "75 lines");
  }

  @Test
  void no_line_is_wider_than_the_terminal() {
    for (int columns : new int[] {40, 60, 80, 200}) {
      said.reset();
      FakeLog log = new FakeLog("日本語/".repeat(60), 4_000_000_000_000L);
      Progress progress = progress(true, columns, log);
      read(progress, 0, log, 1_000_000_000, 4_000_000_000L, 30);
      assertThat(said().lines()).hasSize(1);
      assertThat(said().lines()).allMatch(line -> TextWidth.of(line) < columns);
    }
  }

  private Progress progress(boolean terminal, int columns, FakeLog... logs) {
    PrintStream text = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Progress(
        new Environment(
            Path.of(""),
            Channels.newChannel(InputStream.nullInputStream()),
            text,
            text,
            false,
            terminal,
            columns,
            () -> now,
            () -> 42,
            name -> "",
            ForkJoinPool.commonPool(),
            1),
        List.of(logs));
  }

  /** Reads on in a log; it takes {@code seconds}. */
  private void read(
      Progress progress, int number, FakeLog log, long bytes, long lines, double seconds) {
    log.taken += bytes;
    now = now.plusMillis(Math.round(seconds * 1000));
    progress.count(number, lines);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static final class FakeLog implements Log {
    private final String name;
    private final long size;
    private final List<Problem> problems = new ArrayList<>();
    private long taken;

    FakeLog(String name, long size) {
      this.name = name;
      this.size = size;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public byte[] head(int bytes) {
      return new byte[0];
    }

    @Override
    public OptionalLong sizeBytes() {
      return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    @Override
    public long bytesTaken() {
      return taken;
    }

    @Override
    public boolean next(Chunk chunk) {
      return false;
    }

    @Override
    public boolean busy() {
      return false;
    }

    @Override
    public boolean reread(Chunk chunk) {
      return false;
    }

    @Override
    public long contentTaken() {
      return taken;
    }

    @Override
    public List<Problem> problems() {
      return List.copyOf(problems);
    }

    @Override
    public void close() {}
  }
}
