package dev.tenfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.accesslog.Rejection;
import dev.tenfold.collect.Beginning;
import dev.tenfold.collect.Collected;
import dev.tenfold.collect.RollupStore;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.rollup.Tally;
import dev.tenfold.route.Route;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreTest {
  @TempDir Path folder;
  private Path logs = Path.of("");
  private Path root = Path.of("");

  @BeforeEach
  void collectOnce() throws IOException {
    logs = Files.createDirectory(folder.resolve("logs"));
    root = folder.resolve("store");
    new Site(1).log(logs.resolve("access.log"), 3_000);
    Site.collect(logs, Site.store(root, 1 << 20));
  }

  @Test
  void theQueryInTheManualSaysWhatTheEngineSays() throws Exception {
    Map<String, DurationHistogram> engine = new HashMap<>();
    RouteTable routes = new RouteTable(RoutePatterns.NONE);
    for (ChunkRollup rollup : Site.read(root, routes)) {
      for (int i = 0; i < rollup.cells().size(); i++) {
        Route route = routes.route(rollup.cells().route()[i]);
        rollup
            .cells()
            .addDurations(
                i, engine.computeIfAbsent(route.template(), any -> new DurationHistogram()));
      }
    }
    assertThat(engine).hasSize(2);
    String manual = Files.readString(Path.of("../docs/store.md"));
    int start = manual.indexOf("```sql\n-- p95 by route") + "```sql\n".length();
    String query =
        manual
            .substring(start, manual.indexOf("```", start))
            .replace(".tenfold/store", root.toString());
    int rows = 0;
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var sql = duckdb.createStatement();
        var result = sql.executeQuery(query)) {
      for (; result.next(); rows++) {
        DurationHistogram expected = engine.get(result.getString("route"));
        assertThat(expected).isNotNull();
        assertThat(result.getLong("timed_requests")).isEqualTo(expected.count());
        assertThat(result.getDouble("latency_ms_p95"))
            .isCloseTo(expected.quantileNanos(0.95) / 1e6, within(1e-6));
      }
    }
    assertThat(rows).isEqualTo(2);
  }

  @Test
  void aSecondCollectorIsTurnedAwayAndTheFirstGoesOn() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);
    String told = "another collect is running (pid " + ProcessHandle.current().pid() + ")";
    try (RollupStore.Writing first =
        Site.store(root, 1).begin(new RouteTable(RoutePatterns.NONE))) {
      for (Path path : List.of(root, link)) {
        assertThatThrownBy(() -> Site.store(path, 1).begin(new RouteTable(RoutePatterns.NONE)))
            .isInstanceOf(TenfoldException.class)
            .hasMessage(told);
      }
      Process other =
          KilledCollector.command(logs, root)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(folder.resolve("out").toFile())
              .start();
      assertThat(other.waitFor()).isEqualTo(1);
      assertThat(folder.resolve("out")).content().contains(told);
      assertThat(first.covered()).hasSize(1);
    }
    Site.store(root, 1).begin(new RouteTable(RoutePatterns.NONE)).close();
  }

  @Test
  void aForeignFileIsToldAndLeftOut() throws Exception {
    long[] held = Site.held(root);
    Path text = onlySegment().resolveSibling("notes.parquet");
    Path table = onlySegment().resolveSibling("table.parquet");
    Files.writeString(text, "not Parquet at all");
    Files.writeString(onlySegment().resolveSibling("README.txt"), "mine");
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var sql = duckdb.createStatement()) {
      sql.execute("copy (select 1 as requests) to '" + table + "' (format parquet)");
    }
    assertThat(Site.held(root)).isEqualTo(held);
    Collected.Part first = Site.collect(logs, Site.store(root, 1)).logs().getFirst();
    assertThat(first.newBytes()).isZero();
    assertThat(first.problems()).isEqualTo(Site.store(root, 1).problems());
    assertThat(first.problems())
        .containsExactly(
            new Problem(
                root.relativize(text)
                    + " in the store is no segment and was left out: move it elsewhere (does not"
                    + " end as Parquet does)",
                text.toString(),
                "move it out of the store"),
            new Problem(
                root.relativize(table)
                    + " in the store is no segment and was left out: move it elsewhere (is not a"
                    + " segment of requests)",
                table.toString(),
                "move it out of the store"));
  }

  @Test
  void aSegmentThatCannotBeReadStopsACollectorAndIsToldByReaders() throws IOException {
    Path segment = onlySegment();
    byte[] whole = Files.readAllBytes(segment);
    Files.write(segment, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertStopsAt(segment);
    Path renamed = segment.resolveSibling("renamed.parquet");
    Files.write(renamed, whole);
    Files.delete(segment);
    assertStopsAt(renamed);
    byte[] newer =
        new String(whole, StandardCharsets.ISO_8859_1)
            .replace("tenfold.schema\u0018\u00011", "tenfold.schema\u0018\u00019")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(newer).isNotEqualTo(whole);
    Files.write(renamed, newer);
    assertStopsAt(renamed);
    Files.delete(renamed);
    Files.write(segment, whole);
    assertThat(Site.collect(logs, Site.store(root, 1)).newBytes()).isZero();
  }

  private void assertStopsAt(Path segment) {
    assertThat(Site.held(root)).containsExactly(0, 0);
    assertThat(Site.store(root, 1).problems())
        .extracting(Problem::where)
        .containsExactly(segment.toString());
    assertThatThrownBy(() -> Site.collect(logs, Site.store(root, 1)))
        .isInstanceOf(TenfoldException.class)
        .hasMessageStartingWith("not a segment that this version reads: ");
  }

  @Test
  void whatAStoppedCollectorLeftIsRemovedByTheNext() throws IOException {
    Path orphan = root.resolve("unfinished").resolve("20260101T000000.000Z-0.parquet");
    Path beside = root.resolve("kind=traits/date=2026-01-01/20260101T000000.000Z-0.parquet");
    Files.writeString(orphan, "half");
    Files.createDirectories(beside.getParent());
    Files.writeString(beside, "whole, but its segment never came");
    Site.collect(logs, Site.store(root, 1 << 20));
    assertThat(orphan).doesNotExist();
    assertThat(beside).doesNotExist();
    assertThat(onlySegment()).exists();
  }

  @Test
  void aSegmentThatCannotBeWrittenLeavesWhatWasKept() throws IOException {
    long[] held = Site.held(root);
    Site more = new Site(2);
    more.log(logs.resolve("other.log"), 100);
    Path blocked = root.resolve("unfinished");
    Files.delete(blocked);
    RollupStore store =
        routes -> {
          RollupStore.Writing writing = Site.store(root, 1).begin(routes);
          try {
            Files.delete(blocked);
            Files.writeString(blocked, "a file where a folder should be");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          return writing;
        };
    assertThatThrownBy(() -> Site.collect(logs, store))
        .isInstanceOf(TenfoldException.class)
        .hasMessageStartingWith("a segment could not be written");
    assertThat(Site.held(root)).isEqualTo(held);
    Files.delete(blocked);
    Site.collect(logs, Site.store(root, 1));
    assertThat(Site.held(root)[0]).isEqualTo(held[0] + 100);
  }

  @Test
  void afterASegmentThatCouldNotBeWrittenNothingIsKept() throws IOException {
    RouteTable routes = new RouteTable(RoutePatterns.NONE);
    Path blocked = root.resolve("unfinished");
    try (RollupStore.Writing writing = Site.store(root, 0).begin(routes)) {
      Beginning log = Beginning.of(Site.bytes(new Site(3).line()));
      writing.expect(List.of(new RollupStore.Origin("other.log", log, 0)));
      Files.delete(blocked);
      Files.writeString(blocked, "a file where a folder should be");
      assertThatThrownBy(() -> writing.take(stretch(0, 100), new byte[0]))
          .hasMessageStartingWith("a segment could not be written");
      Files.delete(blocked);
      writing.take(stretch(100, 200), new byte[0]);
      writing.keep();
    }
    assertThat(Site.segments(root)).isEqualTo(1);
  }

  @Test
  void whatIsCollectedMeanwhileIsNotInASnapshot() throws IOException {
    Snapshot before = Site.store(root, 1 << 20).snapshot();
    new Site(2).log(logs.resolve("other.log"), 500);
    Site.collect(logs, Site.store(root, 1 << 20));
    RouteTable routes = new RouteTable(RoutePatterns.NONE);
    assertThat(before.read(routes, any -> {}).segments()).isEqualTo(1);
    assertThat(before.logs()).hasSize(1);
    assertThat(Site.store(root, 1 << 20).snapshot().logs()).hasSize(2);
  }

  private static ChunkRollup stretch(long from, long to) {
    CellBlock none = CellRows.NONE;
    return new ChunkRollup(0, from, to, none, none, new long[0], new int[0], new Tally());
  }

  @Test
  void twoLogsMayHaveTheSameName() {
    Path other = folder.resolve("other");
    RollupStore store = Site.store(other, 1 << 20);
    try (RollupStore.Writing writing = store.begin(new RouteTable(RoutePatterns.NONE))) {
      List<RollupStore.Origin> origins = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Beginning log = Beginning.of(Site.bytes(new Site(3).line()));
        origins.add(new RollupStore.Origin("???\t.log", log, 0));
      }
      writing.expect(origins);
      for (int log = 0; log < 2; log++) {
        CellBlock traits = oneRequest();
        writing.take(
            new ChunkRollup(
                log, 0, 100, CellRows.NONE, traits, new long[0], new int[0], new Tally()),
            new byte[0]);
      }
      writing.keep();
    }
    List<ChunkRollup> read = Site.read(other, new RouteTable(RoutePatterns.NONE));
    assertThat(read.stream().mapToInt(rollup -> rollup.traits().size()).sum()).isEqualTo(2);
    assertThat(read.stream().mapToInt(ChunkRollup::log)).containsOnly(0);
  }

  @Test
  void aStoreThatCannotBeLookedIntoIsNotAnEmptyOne() throws IOException {
    Path requests = root.resolve("kind=requests");
    Path moved = Files.move(requests, root.resolve("moved"));
    Files.createSymbolicLink(requests, requests);
    for (ThrowingCallable looking :
        List.<ThrowingCallable>of(
            () -> Site.held(root), () -> Site.collect(logs, Site.store(root, 1)))) {
      assertThatThrownBy(looking)
          .isInstanceOf(TenfoldException.class)
          .hasMessageStartingWith("the store cannot be read: Too many levels of symbolic links");
    }
    Files.delete(requests);
    Files.move(moved, requests);
    assertThat(Site.collect(logs, Site.store(root, 1)).newBytes()).isZero();
    assertThat(StoreLayout.reason(new AccessDeniedException("kind=requests")))
        .isEqualTo("this user may not");
  }

  @Test
  void aSegmentNamesOnlyTheLogsItCovers() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.writeString(
          logs.resolve("other" + i), new Site(i + 2).line() + "not a request " + i + "\n");
    }
    Site.collect(logs, Site.store(root, 1));
    List<Segment> segments = new StoreLayout(root).list().live();
    assertThat(segments).hasSize(6);
    for (Segment segment : segments) {
      assertThat(segment.metadata().logs()).hasSize(1);
      assertThat(segment.metadata().tallies()).hasSize(1);
      assertThat(segment.metadata().covers()).hasSize(1);
    }
    RouteTable routes = new RouteTable(RoutePatterns.NONE);
    List<ChunkRollup> read = new ArrayList<>();
    List<String> names = Site.store(root, 1).read(routes, read::add).logs();
    Map<String, String> rejected = new HashMap<>();
    Map<String, Integer> requests = new HashMap<>();
    for (ChunkRollup rollup : read) {
      String name = Path.of(names.get(rollup.log())).getFileName().toString();
      for (var sample : rollup.tally().samples(Rejection.NO_MATCH)) {
        assertThat(sample.log()).isEqualTo(rollup.log());
        rejected.put(name, sample.text());
      }
      if (rollup.cells().size() > 0) {
        requests.merge(name, java.util.Arrays.stream(rollup.cells().count()).sum(), Integer::sum);
      }
    }
    assertThat(requests).hasSize(6).containsEntry("access.log", 3_000).containsEntry("other3", 1);
    assertThat(rejected).hasSize(5);
    rejected.forEach((name, text) -> assertThat(text).endsWith(name.substring("other".length())));
  }

  private static CellBlock oneRequest() {
    return new CellBlock(
        1,
        new int[] {0},
        new short[] {200},
        new int[] {0},
        new int[] {1},
        new long[] {0},
        new int[] {0},
        new long[] {0},
        new long[] {Long.MAX_VALUE},
        new long[] {-1},
        new long[] {0},
        new int[] {0, 0},
        new short[0],
        new int[0]);
  }

  @Test
  void aSegmentWithBrokenBytesIsReadOrToldAndNothingElseHappens() throws IOException {
    Path segment = onlySegment();
    byte[] whole = Files.readAllBytes(segment);
    Random random = new Random(20261123);
    int told = 0;
    for (int round = 0; round < 400; round++) {
      byte[] broken = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        broken[4 + random.nextInt(whole.length - 12)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(segment, broken);
      try {
        Site.read(root, new RouteTable(RoutePatterns.NONE));
      } catch (TenfoldException stop) {
        assertThat(stop).hasMessageStartingWith("a segment cannot be read: ");
        assertThat(stop.problems().getFirst().where()).isEqualTo(segment.toString());
        told++;
      }
    }
    assertThat(told).isGreaterThan(40);
  }

  private Path onlySegment() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("kind=requests"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d.*\\.parquet"))
          .findFirst()
          .orElseThrow();
    }
  }
}
