package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.engagement.Source;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class SourceProgressTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-03-12T12:00:00Z");

  @Test
  void a_source_that_takes_long_says_which_it_is_and_for_how_long_and_leaves_nothing() {
    try (SourceProgress progress = progress()) {
      after(progress, 1);
      assertThat(said()).isEmpty();
      after(progress, 2);
      assertThat(said()).isEqualTo("\r\u001b[K• history         git   being read for 3 s");
      said.reset();
      after(progress, 60);
      assertThat(said()).isEqualTo("\r\u001b[K• history         git   being read for 1 min 3 s");
      said.reset();
    }
    assertThat(said()).isEqualTo("\r\u001b[K");
  }

  @Test
  void a_source_that_is_read_at_once_says_nothing() {
    try (SourceProgress progress = progress()) {
      after(progress, 1);
    }
    assertThat(said()).isEmpty();
  }

  private SourceProgress progress() {
    Environment environment =
        new Environment(
            Path.of(""),
            Channels.newChannel(InputStream.nullInputStream()),
            System.out,
            new PrintStream(said, true, StandardCharsets.UTF_8),
            true,
            true,
            80,
            () -> now,
            () -> 42,
            name -> "",
            ForkJoinPool.commonPool(),
            1);
    return new SourceProgress(
        environment,
        new Source("history", Source.Kind.GIT, List.of("."), null, List.of(), "", Map.of()));
  }

  private void after(SourceProgress progress, long seconds) {
    now = now.plusSeconds(seconds);
    progress.draw();
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
