package dev.tenfold.shop.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.record.Answers.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationTest {
  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

  @TempDir Path folder;

  @Test
  void an_incident_begins_when_more_than_a_fifth_is_bad_and_ends_below_a_twentieth() {
    Watch watch = new Watch(Duration.ofSeconds(20));
    assertThat(watch.look(answers(19, 500, 0.1), START)).isEmpty();
    assertThat(watch.look(answers(76, 200, 0.1), START)).isEmpty();
    assertThat(watch.look(answers(1, 200, 1.5), START))
        .hasValueSatisfying(word -> {
          assertThat(word.begins()).isTrue();
          assertThat(word.why()).startsWith("20 of 96 answers in 20 s");
        });
    assertThat(watch.look(answers(303, 200, 0.1), START)).isEmpty();
    assertThat(watch.look(answers(2, 200, 0.1), START))
        .hasValueSatisfying(word -> assertThat(word.begins()).isFalse());
  }

  @Test
  void answers_older_than_the_window_and_too_few_of_them_say_nothing() {
    Watch watch = new Watch(Duration.ofSeconds(20));
    assertThat(watch.look(answers(19, 500, 0.1), START)).isEmpty();
    assertThat(watch.look(answers(1, 500, 0.1), START.plusSeconds(21))).isEmpty();
  }

  @Test
  void the_slowest_hour_has_the_highest_p95_among_those_with_enough_answers() {
    List<Answer> all = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      Instant at = START.plusSeconds(60L * hour);
      all.addAll(Collections.nCopies(30, new Answer(at, "/", 200, hour == 7 ? 0.9 : 0.1)));
    }
    all.add(new Answer(START.plusSeconds(24 * 60 + 1), "/", 200, 9));
    all.addAll(Collections.nCopies(1, new Answer(START.plusSeconds(61), "/", 200, 5)));
    assertThat(new Hours(START, Duration.ofMinutes(1), all).slowest()).isEqualTo(7);
  }

  @Test
  void the_log_is_read_from_where_it_ended_and_a_line_when_it_is_whole() throws IOException {
    Path log = folder.resolve("access.log");
    Files.writeString(log, line("/before", 200));
    Answers answers = new Answers(log);
    String second = line("/products/2", 503);
    append(log, line("/health", 200) + line("/products/1", 200) + second.substring(0, 30));
    assertThat(answers.more()).extracting(Answer::path).containsExactly("/products/1");
    append(log, second.substring(30));
    assertThat(answers.more()).containsExactly(new Answer(START, "/products/2", 503, 0.25));
    Path copy = folder.resolve("copy.log");
    answers.copyTo(copy);
    assertThat(copy).content().isEqualTo(line("/health", 200) + line("/products/1", 200) + second);
  }

  @Test
  void telemetry_is_cut_to_a_stretch_of_time_by_kind() throws IOException {
    Path file = folder.resolve("otlp.jsonl.gz");
    Otlp otlp = new Otlp(file);
    try (otlp) {
      otlp.accept("[otel.javaagent] INFO started");
      otlp.accept(spans(START.minusSeconds(1)));
      otlp.accept(spans(START));
      otlp.accept("{\"resourceMetrics\":[{\"timeUnixNano\":\"" + nanos(START) + "\"}]}");
      otlp.accept(spans(START.plusSeconds(60)));
    }
    Path cut = folder.resolve("traces.jsonl.gz");
    assertThat(otlp.cut(Otlp.TRACES, START, START.plusSeconds(60), cut)).isEqualTo(1);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(cut)), StandardCharsets.UTF_8))) {
      assertThat(in.lines()).containsExactly(spans(START));
    }
  }

  private static List<Answer> answers(int count, int status, double seconds) {
    return Collections.nCopies(count, new Answer(START, "/", status, seconds));
  }

  private static String line(String path, int status) {
    return "127.0.0.1 - - [01/Nov/2026:09:00:00 +0000] \"GET %s HTTP/1.1\" %d 5 \"-\" \"x\" 0.250\n"
        .formatted(path, status);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static String spans(Instant at) {
    return "{\"resourceSpans\":[{\"startTimeUnixNano\":\"" + nanos(at) + "\"}]}";
  }

  private static String nanos(Instant at) {
    return at.getEpochSecond() + "000000000";
  }
}
