package dev.tenfold.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.syntax.FormatReader;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.testing.NativeText;
import dev.tenfold.testing.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rolling up is compared with regular expressions, and a log in parts with the log as a whole. */
class ChunkRollerTest {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);
  private static final AccessLogFormat FORMAT =
      FormatReader.read(
          "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
              + " \"$http_referer\" \"$http_user_agent\" $request_time");
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) - (\\S+) \\[(\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4})]"
              + " \"([A-Z]+) (/[a-z/]*)(?:\\?\\S*)? HTTP/1.1\" (\\d{3}) (\\d+|-)"
              + " \"[^\"]*\" \"([^\"]*)\" (-|\\d+\\.\\d{3})");
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (X11)",
          "Mozilla/5.0 (iPhone)",
          "Googlebot/2.1",
          "curl/8.0",
          "-",
          "kube-probe/1.3");
  private static final List<String> BROKEN =
      List.of(
          "",
          "garbage",
          "# a comment",
          "203.0.113.9 - - [not a time] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\" 0.1");

  /** What a log came to, whatever its chunks: route names for numbers, histograms for bins. */
  private record Sum(
      Map<String, Cell> cells, Map<String, Cell> traits, Map<Long, Long> clients, String tally) {}

  private record Cell(long count, long bytes, DurationHistogram durations, long slowest) {
    Cell plus(Cell other) {
      DurationHistogram both = new DurationHistogram();
      both.merge(durations);
      both.merge(other.durations);
      boolean mine = durations.count() > 0 && durations.maxNanos() >= other.durations.maxNanos();
      long place = other.durations.count() == 0 || mine ? slowest : other.slowest;
      return new Cell(count + other.count, bytes + other.bytes, both, place);
    }
  }

  @Seeded(cases = 30)
  void comesToTheSameInOnePieceAndInMany(RandomGenerator random) {
    List<String> lines = lines(random, 1 + random.nextInt(600));
    byte[] log = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    Sum whole = roll(log, new int[] {log.length});
    List<Integer> borders = new ArrayList<>();
    for (int i = 0; i < log.length; i++) {
      if (log[i] == '\n' && (random.nextInt(20) == 0 || i == log.length - 1)) {
        borders.add(i + 1);
      }
    }
    Sum parts = roll(log, borders.stream().mapToInt(Integer::intValue).toArray());
    assertThat(parts).isEqualTo(whole);
  }

  @Seeded(cases = 30)
  void countsWhatRegularExpressionsCount(RandomGenerator random) {
    List<String> lines = lines(random, 400);
    byte[] log = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    RouteTable routes = new RouteTable(RoutePatterns.NONE);
    ChunkRollup chunk = roller(routes).roll(NativeText.of(log), 0, log.length, 3, 1000);

    Map<String, Long> counts = new TreeMap<>();
    Map<String, DurationHistogram> durations = new TreeMap<>();
    Map<String, Long> clients = new TreeMap<>();
    long used = 0;
    long bytes = 0;
    for (String line : lines) {
      Matcher field = LINE.matcher(line);
      if (field.matches()) {
        used++;
        long end = OffsetDateTime.parse(field.group(3), CLF).toInstant().toEpochMilli();
        boolean timed = !field.group(9).equals("-");
        long millis = timed ? Long.parseLong(field.group(9).replace(".", "")) : 0;
        long bucket = Math.floorDiv(end - millis, 10_000L);
        String key = field.group(4) + " " + field.group(5) + " " + field.group(6) + " " + bucket;
        counts.merge(key, 1L, Long::sum);
        clients.merge(field.group(1), 1L, Long::sum);
        bytes += field.group(7).equals("-") ? 0 : Long.parseLong(field.group(7));
        DurationHistogram histogram =
            durations.computeIfAbsent(key, any -> new DurationHistogram());
        if (timed) {
          histogram.record(millis * 1_000_000);
        }
      }
    }
    Map<String, Long> rolled = new TreeMap<>();
    Map<String, DurationHistogram> rolledDurations = new TreeMap<>();
    CellBlock cells = chunk.cells();
    long rolledBytes = 0;
    for (int i = 0; i < cells.size(); i++) {
      String route = routes.route(cells.route()[i]).label();
      String key = route + " " + cells.status()[i] + " " + cells.bucket()[i];
      rolled.merge(key, (long) cells.count()[i], Long::sum);
      cells.addDurations(i, rolledDurations.computeIfAbsent(key, any -> new DurationHistogram()));
      rolledBytes += cells.bytes()[i];
    }
    assertThat(rolled).isEqualTo(counts);
    assertThat(rolledDurations).isEqualTo(durations);
    assertThat(rolledBytes).isEqualTo(bytes);
    assertThat(chunk.clientRequests())
        .containsExactlyInAnyOrder(clients.values().stream().mapToInt(Long::intValue).toArray());
    assertThat(chunk.tally().used).isEqualTo(used);
    assertThat(chunk.tally().read()).isEqualTo(lines.size());
    assertThat(chunk.tally().bytes).isEqualTo(log.length);
    assertThat(List.of(chunk.log(), chunk.from(), chunk.to()))
        .containsExactly(3, 1000L, 1000L + log.length);
  }

  private static List<String> lines(RandomGenerator random, int size) {
    List<String> lines = new ArrayList<>();
    Instant time = Instant.parse("2026-03-12T17:00:00Z").plusSeconds(random.nextInt(100_000));
    ZoneOffset zone = ZoneOffset.ofHours(random.nextInt(-11, 13));
    for (int i = 0; i < size; i++) {
      time =
          time.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(60) - 10 : random.nextInt(2));
      lines.add(
          random.nextInt(12) == 0
              ? BROKEN.get(random.nextInt(BROKEN.size()))
              : line(time.atOffset(zone), random));
    }
    return lines;
  }

  private static String line(OffsetDateTime time, RandomGenerator random) {
    String path = "/" + (char) ('a' + random.nextInt(5)) + (random.nextBoolean() ? "/x" : "?q=1");
    long millis = Math.round(Math.exp(3 + 1.5 * random.nextGaussian()));
    return "%s - - [%s] \"%s %s HTTP/1.1\" %d %s \"-\" \"%s\" %s"
        .formatted(
            random.nextInt(4) == 0
                ? "2001:db8::" + random.nextInt(9)
                : "192.0.2." + random.nextInt(40),
            CLF.format(time),
            random.nextInt(5) == 0 ? "POST" : "GET",
            path,
            random.nextInt(9) == 0 ? 503 : 200,
            random.nextInt(9) == 0 ? "-" : Integer.toString(random.nextInt(100_000)),
            AGENTS.get(random.nextInt(AGENTS.size())),
            random.nextInt(20) == 0
                ? "-"
                : millis / 1000 + "." + Long.toString(1000 + millis % 1000).substring(1));
  }

  private static ChunkRoller roller(RouteTable routes) {
    return new ChunkRoller(FORMAT, routes, "shop", 0x1234567);
  }

  private static Sum roll(byte[] log, int[] ends) {
    RouteTable routes = new RouteTable(RoutePatterns.NONE);
    ChunkRoller roller = roller(routes);
    byte[] memory = NativeText.of(log);
    Map<String, Cell> cells = new TreeMap<>();
    Map<String, Cell> traits = new TreeMap<>();
    Map<Long, Long> clients = new TreeMap<>();
    Tally tally = new Tally();
    int from = 0;
    for (int to : ends) {
      ChunkRollup chunk = roller.roll(memory, from, to, 0, from);
      add(chunk.cells(), cells, routes);
      add(chunk.traits(), traits, null);
      for (int i = 0; i < chunk.clients().length; i++) {
        clients.merge(chunk.clients()[i], (long) chunk.clientRequests()[i], Long::sum);
      }
      tally.merge(chunk.tally());
      from = to;
    }
    return new Sum(cells, traits, clients, said(tally));
  }

  private static void add(CellBlock block, Map<String, Cell> to, @Nullable RouteTable routes) {
    for (int i = 0; i < block.size(); i++) {
      int route = block.route()[i];
      String name = routes == null ? Trait.of(route).toString() : routes.route(route).label();
      DurationHistogram durations = new DurationHistogram();
      block.addDurations(i, durations);
      assertThat(durations.count()).isEqualTo(block.timed()[i]);
      Cell cell = new Cell(block.count()[i], block.bytes()[i], durations, block.slowestOffset()[i]);
      to.merge(name + " " + block.status()[i] + " " + block.bucket()[i], cell, Cell::plus);
    }
  }

  /** Returns all of a tally but what a border between chunks hides: the order of stamps. */
  private static String said(Tally tally) {
    StringBuilder text = new StringBuilder();
    text.append(tally.read()).append(' ').append(tally.used).append(' ').append(tally.bytes);
    text.append(' ').append(tally.withoutDuration).append(' ').append(tally.zeroDurations);
    text.append(' ').append(tally.truncatedAgents).append(' ').append(tally.withoutRequest);
    tally
        .rejectedByReason()
        .forEach((why, n) -> text.append(' ').append(why).append(n).append(tally.samples(why)));
    return text.toString();
  }
}
