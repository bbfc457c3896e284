package dev.tenfold.shop.record;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Samples what processors and connections are used, a row of CSV each. Counters only grow within a
 * process and begin anew with the next; what could not be read is left empty.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class Resources {
  private static final String HEAD =
      "time,host_processors,host_cpu_seconds_total,shop_cpu_seconds_total,"
          + "postgresql_cpu_seconds_total,pool_connections_max,pool_connections_active,"
          + "pool_connections_pending\n";
  private static final double TICKS_PER_SECOND = 100;
  private static final int PARENT = 1;
  private static final int OWN = 11;
  private static final int OF_CHILDREN = 13;

  private final Path file;
  private final Path database;
  private final Clock clock;
  private final Duration interval;
  private final HttpClient client = HttpClient.newHttpClient();
  private Instant next = Instant.MIN;

  /**
   * @param database the folder of the PostgreSQL server
   */
  Resources(Path file, Path database, Clock clock, Duration interval) throws IOException {
    this.file = file;
    this.database = database;
    this.clock = clock;
    this.interval = interval;
    Files.writeString(file, HEAD);
  }

  /** Takes a sample where it is time for one. */
  void look(URI metrics, long shop) throws IOException, InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(interval);
    String page = page(metrics);
    String row =
        String.join(
            ",",
            now.truncatedTo(ChronoUnit.MILLIS).toString(),
            Integer.toString(Runtime.getRuntime().availableProcessors()),
            number(host()),
            number(stat(Long.toString(shop)).own()),
            number(postgresql()),
            value(page, "hikaricp_connections_max"),
            value(page, "hikaricp_connections_active"),
            value(page, "hikaricp_connections_pending"));
    Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
  }

  private String page(URI metrics) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(2)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    }
  }

  private static String value(String page, String name) {
    Matcher matcher =
        Pattern.compile("^" + name + "\\{[^}]*} (\\S+)$", Pattern.MULTILINE).matcher(page);
    return matcher.find() ? number(Double.parseDouble(matcher.group(1))) : "";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : "%.2f".formatted(value).replaceFirst("\\.?0+$", "");
  }

  /** Returns what all processors have worked, in seconds: everything but idle and waiting. */
  private static double host() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/stat")).split("\n", 2)[0].split(" +", -1);
    double ticks = 0;
    for (int i : List.of(1, 2, 3, 6, 7, 8)) {
      ticks += Double.parseDouble(fields[i]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** Returns what the server, its processes, and those that have ended have worked, in seconds. */
  private double postgresql() throws IOException {
    String server = Files.readAllLines(database.resolve("postmaster.pid")).getFirst().strip();
    Stat own = stat(server);
    double all = own.own() + own.ofChildren();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path each : processes.toList()) {
        String pid = each.getFileName().toString();
        if (Character.isDigit(pid.charAt(0))) {
          Stat stat = stat(pid);
          all += stat.parent().equals(server) ? stat.own() : 0;
        }
      }
    }
    return all;
  }

  /** Times in seconds; NaN of a process that is gone. */
  private record Stat(String parent, double own, double ofChildren) {}

  private static Stat stat(String pid) throws IOException {
    try {
      String text = Files.readString(Path.of("/proc", pid, "stat"));
      String[] fields = text.substring(text.lastIndexOf(")") + 2).split(" ", -1);
      return new Stat(fields[PARENT], seconds(fields, OWN), seconds(fields, OF_CHILDREN));
    } catch (NoSuchFileException e) {
      return new Stat("", Double.NaN, Double.NaN);
    }
  }

  private static double seconds(String[] fields, int from) {
    return (Double.parseDouble(fields[from]) + Double.parseDouble(fields[from + 1]))
        / TICKS_PER_SECOND;
  }
}
