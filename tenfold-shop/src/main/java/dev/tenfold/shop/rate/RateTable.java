package dev.tenfold.shop.rate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The table as Markdown, with the machine and the settings it was measured with. */
final class RateTable {
  private final Results results;
  private final Row base;
  private final StringBuilder text = new StringBuilder();

  RateTable(Results results, Row base) {
    this.results = results;
    this.base = base;
  }

  /** Returns the rows that were measured, a table for each group. */
  String of(RateOptions options, List<Group> groups) {
    text.append(
        """
        Requests a second held: the highest rate at which 95 of 100 requests, over all pages, take \
        at most %d ms from when they were due, and fewer than %s %% fail. A fixed mix of all pages \
        is sent at even pace whether or not the shop keeps up (`tenfold shop rate`, seed %d), %d s \
        a step after %d s of warm-up; the rate is within %s %% of one that is not held, and held \
        twice. The shop, its database and the sender share one machine: %s.

        """
            .formatted(
                options.p95.toMillis(),
                plain(options.errors * 100),
                options.seed,
                options.measured.toSeconds(),
                options.warmUp.toSeconds(),
                plain(options.precision * 100),
                machine()));
    for (Group group : groups) {
      table(group);
    }
    return text.toString();
  }

  /** Rows under one heading. */
  record Group(String heading, List<Row> rows) {
    Group {
      rows = List.copyOf(rows);
    }
  }

  private void table(Group group) {
    text.append(
        """
        | %s | held | × all sins | p50 | p95 | p99 | sender's CPU |
        |---|---:|---:|---:|---:|---:|---:|
        """
            .formatted(group.heading));
    for (Row row : group.rows) {
      results.of(row).ifPresent(held -> line(row, held));
    }
    text.append('\n');
  }

  private void line(Row row, Results.Held held) {
    Optional<Results.Held> sins = results.of(base).filter(all -> all.perSecond() > 0);
    String factor =
        sins.map(all -> "%.1f".formatted(held.perSecond() / all.perSecond())).orElse("");
    String name = row.name().replaceFirst("^(alone|added): (.*)$", "`$2`");
    if (held.perSecond() == 0) {
      text.append("| %s | none | | | | | |%n".formatted(name));
      return;
    }
    text.append(
        "| %s | %s/s | %s | %s | %s | %s | %.2f |%n"
            .formatted(
                name,
                rate(held.perSecond()),
                factor,
                Step.millis(held.p50()),
                Step.millis(held.p95()),
                Step.millis(held.p99()),
                held.cpu()));
  }

  private static String rate(double perSecond) {
    return (perSecond < 100 ? "%.1f" : "%.0f").formatted(perSecond);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String machine() {
    return "%d processors (%s), memory %s, %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            fact("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
            fact("/proc/meminfo", "MemTotal").orElse("unknown memory"),
            System.getProperty("os.name"),
            System.getProperty("java.version"));
  }

  private static Optional<String> fact(String file, String key) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
