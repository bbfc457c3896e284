package dev.tenfold.shop.rate;

import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.instance.Launch;
import dev.tenfold.shop.instance.ShopProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures every row of the table that has not been measured yet, each on a shop started afresh.
 *
 * @param data the shop's folder; orders that are made stay in it
 */
record Measurement(Path data, RateOptions options, Results results, PrintWriter out) {
  private static final Row SINS = Row.sins("all sins");
  private static final Row SINS_AGAIN = Row.sins("all sins, measured last");
  private static final Row REMEDIES = Row.remedies("all remedies");
  private static final Duration SETTLING = Duration.ofSeconds(20);

  /** Returns the finished table. */
  String run() throws IOException {
    List<Row> ends = List.of(SINS, REMEDIES);
    measure(ends);
    List<Row> alone = Row.alone();
    measure(alone);
    List<Row> inTurn = Row.inTurn(this::heldAlone);
    measure(inTurn);
    measure(List.of(SINS_AGAIN));
    List<Row> whole = new ArrayList<>(ends);
    whole.add(SINS_AGAIN);
    return new RateTable(results, SINS)
        .of(
            options,
            List.of(
                new RateTable.Group("In force", whole),
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

  private void measure(List<Row> rows) throws IOException {
    for (Row row : rows) {
      if (results.of(row).isEmpty()) {
        out.println(row.name());
        out.flush();
        results.add(row, held(row));
      }
    }
  }

  private Results.Held held(Row row) throws IOException {
    try (Flags flags = new Flags(data.resolve("flags.json"))) {
      flags.set(row.variants());
    }
    try (ShopProcess shop = ShopProcess.start(Launch.of(data))) {
      Catalogue catalogue = Catalogue.learn(shop.target(), options.products, options.customers);
      Mix mix = new Mix(shop.target(), catalogue, options.seed);
      Bench bench = new Bench(mix, options.objective(), options.plan(), options.connections, out);
      bench.step(options.from, new Step.Plan(SETTLING, Duration.ofSeconds(1)));
      return new RateSearch(bench::step, options.precision)
          .from(options.from)
          .map(Results.Held::of)
          .orElse(Results.Held.NOTHING);
    }
  }
}
