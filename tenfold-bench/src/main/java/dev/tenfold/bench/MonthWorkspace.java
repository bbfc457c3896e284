package dev.tenfold.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Writes a workspace of 30 days: the records of an example, an access log of two million requests
 * in daily waves, and samples each 30 seconds of four resources that follow them. The same
 * arguments give the same bytes.
 *
 * <pre>MonthWorkspace FOLDER EXAMPLE [REPOSITORY]     its history in place of the example's</pre>
 */
public final class MonthWorkspace {
  private static final Instant END = Instant.parse("2026-11-27T15:00:00Z");
  private static final int STEP = 30;
  private static final int STEPS = 30 * 86_400 / STEP;
  private static final double REQUESTS_A_STEP = 2_000_000.0 / STEPS;
  private static final int CONNECTIONS = 20;
  private static final double PROCESSORS = 2;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * A route.
   *
   * @param request method and path, %d for an id
   * @param share of the requests
   * @param seconds mean duration
   * @param shop processor seconds of the web server
   * @param database processor seconds of the database
   */
  private record Kind(
      String request, int status, double share, double seconds, double shop, double database) {}

  private static final Kind[] KINDS = {
    new Kind("GET /products/%d/picture", 200, 0.44, 0.005, 0.0004, 0),
    new Kind("GET /products/%d", 200, 0.20, 0.08, 0.006, 0.012),
    new Kind("GET /", 200, 0.12, 0.02, 0.002, 0.001),
    new Kind("GET /categories/%d", 200, 0.10, 0.06, 0.005, 0.02),
    new Kind("GET /search?q=%d", 200, 0.08, 0.20, 0.008, 0.06),
    new Kind("GET /account/orders/%d", 200, 0.04, 0.10, 0.01, 0.01),
    new Kind("POST /checkout", 303, 0.02, 0.30, 0.02, 0.03),
  };

  private final SplittableRandom random = new SplittableRandom(1);
  private double hostSeconds;
  private double shopSeconds;
  private double databaseSeconds;

  private MonthWorkspace() {}

  /** Writes the workspace that the arguments ask for. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: MonthWorkspace FOLDER EXAMPLE [REPOSITORY]");
      System.exit(2);
    }
    Path folder = Path.of(args[0]);
    copy(Path.of(args[1]), folder);
    if (args.length > 2) {
      Path engagement = folder.resolve("engagement.yaml");
      String history = Path.of(args[2]).toAbsolutePath().normalize().toString();
      Files.writeString(
          engagement,
          Files.readString(engagement)
              .replace("[records/history.bundle], branch: main", "[\"" + history + "\"]"));
    }
    new MonthWorkspace().write(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private void write(Path folder) throws IOException {
    try (BufferedWriter log = Files.newBufferedWriter(folder.resolve("access.log"));
        BufferedWriter samples = Files.newBufferedWriter(folder.resolve("resources.csv"))) {
      samples.write(
          "time,host_processors,host_cpu_seconds_total,shop_cpu_seconds_total"
              + ",postgresql_cpu_seconds_total,pool_connections_max,pool_connections_active"
              + ",pool_connections_pending\n");
      for (int step = 0; step < STEPS; step++) {
        long start = END.getEpochSecond() - (long) (STEPS - step) * STEP;
        double wave = 1 + 0.8 * Math.sin(2 * Math.PI * start / 86_400);
        double held = requests(log, start, (int) (REQUESTS_A_STEP * wave + random.nextDouble()));
        hostSeconds += 0.05 * STEP * (1 + 0.2 * random.nextDouble());
        samples.write(sample(start + STEP, held / STEP));
      }
    }
  }

  /** Writes the requests of a step, and returns the seconds for which they hold a connection. */
  private double requests(BufferedWriter log, long start, int count) throws IOException {
    double held = 0;
    for (int i = 0; i < count; i++) {
      Kind kind = kind();
      double seconds = -kind.seconds * Math.log1p(-random.nextDouble());
      shopSeconds += kind.shop;
      databaseSeconds += kind.database;
      hostSeconds += kind.shop + kind.database;
      held += kind.database > 0 ? seconds : 0;
      log.write(line(kind, start + (long) i * STEP / count, seconds));
    }
    return held;
  }

  private Kind kind() {
    double at = random.nextDouble();
    for (Kind kind : KINDS) {
      at -= kind.share;
      if (at < 0) {
        return kind;
      }
    }
    return KINDS[0];
  }

  private String line(Kind kind, long second, double seconds) {
    int status = random.nextInt(500) == 0 ? 500 : kind.status;
    return "198.51.100."
        + random.nextInt(250)
        + " - - ["
        + STAMP.format(Instant.ofEpochSecond(second))
        + "] \""
        + kind.request.replace("%d", String.valueOf(random.nextInt(100_000)))
        + " HTTP/1.1\" "
        + status
        + " 900 \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0\" "
        + String.format(Locale.ROOT, "%.3f%n", seconds);
  }

  private String sample(long second, double held) {
    return String.format(
        Locale.ROOT,
        "%s,%.0f,%.2f,%.2f,%.2f,%d,%.0f,%d%n",
        Instant.ofEpochSecond(second),
        PROCESSORS,
        hostSeconds,
        shopSeconds,
        databaseSeconds,
        CONNECTIONS,
        held,
        held > CONNECTIONS ? 1 : 0);
  }
}
