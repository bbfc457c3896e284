package dev.tenfold.shop.rate;

import dev.tenfold.shop.database.Folders;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.instance.Launch;
import dev.tenfold.shop.instance.ShopProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Measures every row of the table that has not been measured yet, each on a shop started afresh on
 * data as they were first filled.
 *
 * @param data the shop's folder while it is measured
 */
record Measurement(Path data, RateOptions options, Results results, PrintWriter out) {
  private static final Row SINS = Row.sins("all sins");
  private static final Row SINS_AGAIN = Row.sins("all sins, measured last");
  private static final Row REMEDIES = Row.remedies("all remedies");
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /** Returns the finished table. */
  String run() throws IOException {
    double bySins = Math.max(options.from, measure(SINS, options.from));
    measure(REMEDIES, options.from);
    List<Row> alone = Row.alone();
    for (Row row : alone) {
      measure(row, bySins);
    }
    List<Row> inTurn = Row.inTurn(this::heldAlone);
    double before = bySins;
    for (Row row : inTurn) {
      before = Math.max(bySins, measure(row, before));
    }
    measure(SINS_AGAIN, options.from);
    return new RateTable(results, SINS)
        .of(
            options,
            List.of(
                new RateTable.Group("In force", List.of(SINS, REMEDIES, SINS_AGAIN)),
                new RateTable.Group("One remedy alone", alone),
                new RateTable.Group("Remedies added in turn, the best alone first", inTurn)));
  }

  private double heldAlone(Flag flag) {
    return Row.alone().stream()
        .filter(row -> flag.remedy().equals(row.variants().get(flag)))
        .flatMap(row -> results.of(row).stream())
        .mapToDouble(Results.Held::perSecond)
        .findFirst()
        .orElse(0);
  }

  /**
   * Returns what {@code row} holds; where it has not been measured, it is looked for from a rate.
   */
  private double measure(Row row, double from) throws IOException {
    Optional<Results.Held> known = results.of(row);
    if (known.isPresent()) {
      return known.get().perSecond();
    }
    out.println(row.name());
    out.flush();
    Results.Held held = held(row, from);
    results.add(row, held);
    return held.perSecond();
  }

  private Results.Held held(Row row, double from) throws IOException {
    fill();
    try (Flags flags = new Flags(data.resolve("flags.json"))) {
      flags.set(row.variants());
    }
    try (ShopProcess shop = ShopProcess.start(Launch.of(data))) {
      Catalogue catalogue = Catalogue.learn(shop.target(), options.products, options.customers);
      Mix mix = new Mix(shop.target(), catalogue, options.seed);
      Bench bench = new Bench(mix, options.objective(), options.plan(), options.connections, out);
      bench.step(from, new Step.Plan(SETTLING, Duration.ofSeconds(1)));
      return new RateSearch(bench::step, options.precision)
          .from(from)
          .map(Results.Held::of)
          .orElse(Results.Held.NOTHING);
    }
  }

  /** Puts the database back as it was filled, which it is the first time. */
  private void fill() throws IOException {
    Path database = data.resolve("postgresql");
    Path filled = data.resolve("postgresql.filled");
    if (Files.exists(filled)) {
      Folders.delete(database);
      Folders.copy(filled, database);
    } else {
      Folders.delete(data);
      Files.createDirectories(data);
      ShopProcess.start(Launch.of(data)).close();
      Path copy = data.resolve("postgresql.copy");
      Folders.copy(database, copy);
      Files.move(copy, filled);
    }
    Folders.delete(data.resolve("replica"));
    sync();
  }

  /** Waits until the disk has what was copied, so that no row pays for the one before. */
  private static void sync() throws IOException {
    try {
      new ProcessBuilder("sync").start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
