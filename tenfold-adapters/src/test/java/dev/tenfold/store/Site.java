package dev.tenfold.store;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.syntax.FormatReader;
import dev.tenfold.collect.Collect;
import dev.tenfold.collect.Collected;
import dev.tenfold.collect.RollupStore;
import dev.tenfold.collect.Watch;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import dev.tenfold.source.accesslog.AccessLogs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A made-up site: writes a log whose every line is known, and collects it. */
final class Site {
  static final AccessLogFormat FORMAT =
      FormatReader.read(
          "log_format timed '$remote_addr - - [$time_local] \"$request\" $status "
              + "$body_bytes_sent \"$http_referer\" \"$http_user_agent\" $request_time';");
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Random random;
  private long written;
  private long millis;

  Site(long seed) {
    random = new Random(seed);
  }

  /** Returns requests logged so far. */
  long written() {
    return written;
  }

  /** Returns the durations logged so far, added up, in milliseconds. */
  long millis() {
    return millis;
  }

  /** Appends whole lines. */
  void log(Path file, int lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(line());
    }
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  String line() {
    long n = written++;
    int took = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(900);
    millis += took;
    return "10.0.%d.%d - - [%s] \"GET /%s/%d?n=%d HTTP/1.1\" %d %d \"-\" \"Mozilla/5.0 (X11)\" %s\n"
        .formatted(
            n / 256 % 256,
            n % 256,
            STAMP.format(Instant.ofEpochSecond(1_790_000_000L + n / 7)),
            random.nextBoolean() ? "product" : "user",
            random.nextInt(100_000),
            n,
            random.nextInt(20) == 0 ? 500 : 200,
            random.nextInt(5000),
            String.format(Locale.ROOT, "%d.%03d", took / 1000, took % 1000));
  }

  /** Collects every log in a folder. */
  static Collected collect(Path folder, RollupStore store) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(Path::toString).sorted().toList();
    }
    return collect(names, folder, new byte[0], store);
  }

  /** Collects what a command line would name. */
  static Collected collect(List<String> names, Path folder, byte[] input, RollupStore store) {
    AccessLogs logs =
        AccessLogs.find(names, folder, NOW, Channels.newChannel(new ByteArrayInputStream(input)));
    List<Collect.Source> sources =
        logs.files().stream().map(file -> new Collect.Source(file, FORMAT, "shop")).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      return new Collect(new RouteTable(RoutePatterns.NONE), 42, threads, 2)
          .run(sources, store, logsRead -> Watch.NOTHING);
    }
  }

  static SegmentStore store(Path root, long keepBytes) {
    return new SegmentStore(root, () -> NOW, "test", keepBytes);
  }

  /** Returns {requests, milliseconds} that the store holds. */
  static long[] held(Path root) {
    long requests = 0;
    long nanos = 0;
    for (ChunkRollup rollup : read(root, new RouteTable(RoutePatterns.NONE))) {
      for (int i = 0; i < rollup.cells().size(); i++) {
        requests += rollup.cells().count()[i];
        nanos += rollup.cells().sumNanos()[i];
      }
    }
    return new long[] {requests, nanos / 1_000_000};
  }

  /** Returns everything that the store holds. */
  static List<ChunkRollup> read(Path root, RouteTable routes) {
    List<ChunkRollup> rollups = new ArrayList<>();
    store(root, 1 << 20).read(routes, rollups::add);
    return rollups;
  }

  /** Returns how many segments the store holds. */
  static int segments(Path root) {
    return store(root, 1).read(new RouteTable(RoutePatterns.NONE), any -> {}).segments();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
