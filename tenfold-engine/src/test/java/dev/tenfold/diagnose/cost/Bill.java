package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.cost.CostPool.Behaviour;
import dev.tenfold.diagnose.cost.CostPool.Rule;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Spend;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bill to be diagnosed, of March 2026 unless told otherwise. */
final class Bill {
  static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  static final int DAYS = 31;

  static final List<CostPool> POOLS =
      List.of(
          CostPool.of("web", Behaviour.PER_REQUEST, List.of(Rule.serviceCategory("compute"))),
          CostPool.of("database", Behaviour.FIXED, List.of(Rule.service("post*"))),
          CostPool.of("egress", Behaviour.PER_BYTE, List.of(Rule.tag("use=egress"))));

  final List<Spend> spend = new ArrayList<>();
  Window window = new Window(MARCH, APRIL);
  String currency = "";
  List<CostPool> pools = List.of();
  CostLoad load = CostLoad.UNKNOWN;
  List<PoolSize> sizes = List.of();
  @Nullable Window served;
  long unread;

  /** Returns a month of 310 for machines, 124 for a database, 31 for bytes and so on: 512.50. */
  static Bill month() {
    Bill bill = new Bill();
    for (int day = 0; day < DAYS; day++) {
      Instant from = MARCH.plus(day, ChronoUnit.DAYS);
      bill.charge(from, "10", "Usage", "Machines", "Compute");
      bill.charge(from, "4", "Usage", "PostgreSQL", "Databases");
      bill.charge(from, "1", "Usage", "Traffic", "Networking");
      bill.charge(from, "2", "Usage", "Logs", "Management and Governance");
      bill.charge(from, "0.5", "Unused", "Machines", "Compute");
    }
    bill.charge(MARCH, "-50", "Credit", "Machines", "Compute");
    bill.charge(MARCH, "20", "Tax", "", "Other");
    return bill;
  }

  /** Adds a charge of a day; {@code Unused} is usage of a commitment that nobody used. */
  void charge(Instant from, String amount, String kind, String service, String category) {
    boolean unused = kind.equals("Unused");
    spend.add(
        spend(
            from,
            from.plus(1, ChronoUnit.DAYS),
            "EUR",
            amount,
            amount,
            unused ? "Usage" : kind,
            unused ? "Unused" : "",
            service,
            category));
  }

  static Spend spend(
      Instant from,
      Instant to,
      String currency,
      String billed,
      @Nullable String effective,
      String kind,
      String commitment,
      String service,
      String category) {
    return new Spend(
        from,
        to,
        currency,
        new BigDecimal(billed),
        effective == null ? null : new BigDecimal(effective),
        kind,
        false,
        commitment,
        "Cloud",
        service,
        category,
        "",
        null,
        "",
        service.equals("Traffic") ? Map.of("use", "egress") : Map.of(),
        new Place("bill.csv", 2));
  }

  CostMaterial material() {
    Window time = served == null ? window : served;
    return new CostMaterial(spend, unread, window, currency, pools, load, time, sizes, List.of());
  }

  Chapter chapter() {
    return CostDiagnosis.of(material());
  }

  Measurement indicator(String name) {
    return chapter().indicators().stream()
        .map(Indicator::value)
        .filter(value -> value.subject().indicator().equals(name))
        .findFirst()
        .orElseThrow();
  }

  double value(String name) {
    return indicator(name) instanceof Measured measured ? measured.value() : Double.NaN;
  }

  String why(String name) {
    return indicator(name) instanceof Missing missing ? missing.why() : "it is measured";
  }
}
