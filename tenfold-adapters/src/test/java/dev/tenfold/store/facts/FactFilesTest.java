package dev.tenfold.store.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.observe.Spend;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.slo.Indicator;
import dev.tenfold.slo.Objective;
import dev.tenfold.slo.Period;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactFilesTest {
  private static final Origin ORIGIN = new Origin("pager", "records/incidents.jsonl");
  private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void facts_come_back_as_they_were_kept() {
    FactFiles files = new FactFiles(folder);
    Incident open =
        new Incident(
            "7", "slow", "shop", "major", NOON, null, null, null, "", new Place("a.jsonl", 3));
    Spend spend =
        new Spend(
            NOON,
            NOON.plusSeconds(3600),
            "EUR",
            new BigDecimal("0.1000000000000000001"),
            null,
            "Usage",
            false,
            "",
            "AWS",
            "EC2",
            "Compute",
            "i-1",
            null,
            "",
            Map.of("team", "shop"),
            new Place("b.csv", 2));
    ResourceSample sample =
        new ResourceSample("cpu", NOON, 5, 1.5, 2, Double.NaN, new Place("c.csv", 9));
    Delivery<Incident> incidents = of(open);
    files.keep(ORIGIN, Incident.class, incidents);
    files.keep(ORIGIN, Spend.class, of(spend));
    files.keep(ORIGIN, ResourceSample.class, of(sample));
    assertThat(files.kept(Incident.class)).containsExactly(new Kept<>(ORIGIN, incidents));
    assertThat(files.kept(Spend.class).getFirst().delivery().facts()).containsExactly(spend);
    assertThat(files.kept(ResourceSample.class).getFirst().delivery().facts())
        .containsExactly(sample);
  }

  @Test
  void texts_that_stand_often_and_times_with_parts_of_a_second_come_back() {
    FactFiles files = new FactFiles(folder);
    Instant exact = Instant.parse("2026-09-01T12:00:00.123456789Z");
    Instant before = Instant.parse("1969-12-31T23:59:59Z");
    Commit.FileChange added =
        new Commit.FileChange("a/B.java", "", Commit.FileChange.Kind.ADDED, 3, 0);
    Commit.FileChange renamed =
        new Commit.FileChange("c/B.java", "a/B.java", Commit.FileChange.Kind.RENAMED, 1, -1);
    Commit first = commit("one", List.of(), exact, List.of(added, added));
    Commit second = commit("two", List.of("one", "one"), before, List.of(renamed, added));
    files.keep(ORIGIN, Commit.class, of(first, second));
    assertThat(files.kept(Commit.class).getFirst().delivery().facts())
        .containsExactly(first, second);
  }

  private static Commit commit(
      String sha, List<String> parents, Instant at, List<Commit.FileChange> files) {
    return new Commit(
        sha,
        parents,
        "Ana <ana@shop.example>",
        false,
        at,
        at,
        "one",
        List.of("#7"),
        0,
        new Commit.Landing(sha, at),
        files);
  }

  @Test
  void a_text_that_was_never_given_is_told_as_damage() throws IOException {
    FactFiles files = new FactFiles(folder);
    files.keep(ORIGIN, Incident.class, of(incident("1")));
    Path file;
    try (Stream<Path> kept = Files.list(folder.resolve("incident"))) {
      file = kept.findFirst().orElseThrow();
    }
    String whole;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(whole.replace("\"1\"", "999").getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> new FactFiles(folder).kept(Incident.class))
        .isInstanceOf(TenfoldException.class)
        .hasMessageContaining("there is no text 999");
  }

  @Test
  void alternatives_come_back_as_the_one_they_were() {
    FactFiles files = new FactFiles(folder);
    Place place = new Place("vitals.jsonl", 1);
    Vital lab = new Vital(Metric.LCP, 2.5, "https://shop.example/", "phone", NOON, true, place);
    VitalAggregate field =
        new VitalAggregate(
            Metric.CLS,
            0.1,
            VitalAggregate.Shares.UNKNOWN,
            "https://shop.example",
            true,
            "phone",
            NOON.minusSeconds(60),
            NOON,
            place);
    files.keep(ORIGIN, VitalRecord.class, of(lab, field));
    assertThat(files.kept(VitalRecord.class).getFirst().delivery().facts())
        .containsExactly(lab, field);
    for (Indicator indicator :
        List.of(
            new Indicator.Available("GET /"),
            new Indicator.Fast("", 0.3),
            new Indicator.Elsewhere("how full the queue is"))) {
      Objective objective =
          new Objective(
              "shop",
              "fast",
              0.99,
              Period.rolling(28, ChronoUnit.DAYS),
              indicator,
              Objective.Budgeting.OCCURRENCES,
              place);
      files.keep(ORIGIN, Objective.class, of(objective));
      assertThat(files.kept(Objective.class).getFirst().delivery().facts())
          .containsExactly(objective);
    }
  }

  @Test
  void an_origin_is_known_by_its_content_and_what_is_new_replaces_what_was() {
    FactFiles files = new FactFiles(folder);
    assertThat(files.holds(ORIGIN, "a")).isFalse();
    files.keep(ORIGIN, Incident.class, of(incident("1")));
    assertThat(files.holds(ORIGIN, "a")).isFalse();
    files.complete(ORIGIN, "a");
    assertThat(new FactFiles(folder).holds(ORIGIN, "a")).isTrue();
    assertThat(files.holds(ORIGIN, "b")).isFalse();
    files.keep(ORIGIN, Incident.class, of(incident("1"), incident("2")));
    files.complete(ORIGIN, "b");
    assertThat(files.kept(Incident.class)).hasSize(1);
    assertThat(files.kept(Incident.class).getFirst().delivery().facts()).hasSize(2);
  }

  @Test
  void refusals_are_kept_with_their_samples() {
    DeliveryCount<Incident> count = new DeliveryCount<>("a.jsonl");
    count.use(List.of(incident("1")));
    count.reject("no begin", new Problem("no begin", "a.jsonl:2", "add one"));
    FactFiles files = new FactFiles(folder);
    files.keep(ORIGIN, Incident.class, count.delivery());
    assertThat(files.kept(Incident.class).getFirst().delivery()).isEqualTo(count.delivery());
  }

  @Test
  void what_was_deleted_or_damaged_since_is_not_held_any_more() throws IOException {
    FactFiles files = new FactFiles(folder);
    files.keep(ORIGIN, Incident.class, of(incident("1")));
    files.keep(ORIGIN, Spend.class, of());
    files.complete(ORIGIN, "a");
    Path file;
    try (Stream<Path> kept = Files.list(folder.resolve("incident"))) {
      file = kept.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    assertThat(files.holds(ORIGIN, "a")).isFalse();
    for (int length : new int[] {0, 5, whole.length - 3}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(files.holds(ORIGIN, "a")).isFalse();
      assertThatThrownBy(() -> files.kept(Incident.class))
          .isInstanceOfSatisfying(
              TenfoldException.class,
              stop -> assertThat(stop.problems().getFirst().where()).isEqualTo(file.toString()));
    }
    Files.write(file, whole);
    assertThat(files.holds(ORIGIN, "a")).isTrue();
  }

  @Test
  void a_damaged_file_is_told_by_name() throws IOException {
    FactFiles files = new FactFiles(folder);
    files.keep(ORIGIN, Incident.class, of(incident("1")));
    try (Stream<Path> kept = Files.list(folder.resolve("incident"))) {
      for (Path file : kept.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertThatThrownBy(() -> files.kept(Incident.class))
        .isInstanceOfSatisfying(
            TenfoldException.class,
            stop -> assertThat(stop.problems().getFirst().where()).contains("incident"));
  }

  private static Incident incident(String id) {
    return new Incident(id, "", "", "", NOON, null, null, NOON, "", new Place("a.jsonl", 1));
  }

  @SafeVarargs
  private static <T> Delivery<T> of(T... facts) {
    DeliveryCount<T> count = new DeliveryCount<>("a");
    for (T fact : facts) {
      count.use(List.of(fact));
    }
    return count.delivery();
  }
}
