package dev.tenfold.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.engagement.Allocation;
import dev.tenfold.engagement.Commitment;
import dev.tenfold.engagement.CostModel;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Owner;
import dev.tenfold.engagement.Product;
import dev.tenfold.engagement.ProductionNames;
import dev.tenfold.engagement.Security;
import dev.tenfold.engagement.Target;
import dev.tenfold.engagement.Waiver;
import dev.tenfold.gate.GateDecision.Criterion;
import dev.tenfold.gate.GateDecision.Outcome;
import dev.tenfold.gate.GateDecision.State;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
  private static final Commitment MONTHS =
      new Commitment(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 11, 29));
  private static final OwnerTrace ACTIVE = new OwnerTrace(true, NOW.minus(Duration.ofDays(3)), "");

  @Test
  void it_is_open_when_everything_is_shown() {
    GateDecision decision = decide(MONTHS, List.of(), usage(30, 5000), ACTIVE, 612);
    assertThat(decision.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(decision.criteria()).extracting(Criterion::state).containsOnly(State.MET);
    assertThat(decision.criteria().get(1).why())
        .isEqualTo("checkout-p95 is 612 ms and should be at most 300 ms.");
  }

  @Test
  void what_is_not_known_keeps_it_undecided() {
    GateDecision decision =
        decide(MONTHS, List.of(), Optional.empty(), new OwnerTrace(false, null, ""), 612);
    assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(state(decision, "production-usage")).isEqualTo(State.UNKNOWN);
    assertThat(state(decision, "technical-owner")).isEqualTo(State.UNKNOWN);
    assertThat(decision.criteria().getFirst().fix()).contains("tenfold collect");
  }

  @Test
  void two_days_of_logs_do_not_say_that_a_product_is_not_used() {
    GateDecision decision = decide(MONTHS, List.of(), usage(2, 5000), ACTIVE, 612);
    assertThat(state(decision, "production-usage")).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_month_with_a_handful_of_people_does() {
    GateDecision decision = decide(MONTHS, List.of(), usage(30, 40), ACTIVE, 612);
    assertThat(decision.outcome()).isEqualTo(Outcome.CLOSED);
    assertThat(state(decision, "production-usage")).isEqualTo(State.NOT_MET);
  }

  @Test
  void targets_that_are_met_are_no_problem_to_mend() {
    GateDecision decision = decide(MONTHS, List.of(), usage(30, 5000), ACTIVE, 280);
    assertThat(state(decision, "identifiable-problem")).isEqualTo(State.NOT_MET);
  }

  @Test
  void eighty_nine_days_are_too_few_unless_waived_by_a_decision_that_holds() {
    Commitment shorter = new Commitment(MONTHS.start(), MONTHS.end().minusDays(1));
    assertThat(state(decide(shorter, List.of(), usage(30, 5000), ACTIVE, 612), "commitment"))
        .isEqualTo(State.NOT_MET);
    Commitment none = new Commitment(MONTHS.start(), MONTHS.start());
    assertThat(decide(none, List.of(), usage(30, 5000), ACTIVE, 612).criteria().get(2).why())
        .startsWith("1 day, ");
    Waiver holds = waiver(LocalDate.of(2026, 10, 1));
    GateDecision waived = decide(shorter, List.of(holds), usage(30, 5000), ACTIVE, 612);
    assertThat(waived.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(state(waived, "commitment")).isEqualTo(State.WAIVED);
    Waiver over = waiver(LocalDate.of(2026, 9, 30));
    GateDecision expired = decide(shorter, List.of(over), usage(30, 5000), ACTIVE, 612);
    assertThat(expired.outcome()).isEqualTo(Outcome.CLOSED);
    assertThat(expired.criteria().get(2).why()).endsWith("Its waiver expired on 2026-09-30.");
  }

  @Test
  void an_owner_is_shown_by_recent_commits_or_a_signed_record() {
    OwnerTrace gone = new OwnerTrace(true, NOW.minus(Duration.ofDays(400)), "");
    assertThat(state(decide(MONTHS, List.of(), usage(30, 5000), gone, 612), "technical-owner"))
        .isEqualTo(State.NOT_MET);
    OwnerTrace unnamed = new OwnerTrace(true, null, "");
    assertThat(state(decide(MONTHS, List.of(), usage(30, 5000), unnamed, 612), "technical-owner"))
        .isEqualTo(State.UNKNOWN);
    OwnerTrace signed = new OwnerTrace(false, null, "owners.md");
    assertThat(state(decide(MONTHS, List.of(), usage(30, 5000), signed, 612), "technical-owner"))
        .isEqualTo(State.MET);
  }

  private static State state(GateDecision decision, String name) {
    return decision.criteria().stream()
        .filter(criterion -> criterion.name().equals(name))
        .map(Criterion::state)
        .findFirst()
        .orElseThrow();
  }

  private static Waiver waiver(LocalDate expires) {
    return new Waiver("commitment", "decisions/0001-short.md", LocalDate.of(2026, 9, 1), expires);
  }

  private static GateDecision decide(
      Commitment commitment,
      List<Waiver> waivers,
      Optional<Usage> usage,
      OwnerTrace owner,
      double baseline) {
    Engagement engagement =
        new Engagement(
            "shop",
            new Product(
                "Linden",
                ZoneOffset.UTC,
                "EUR",
                "order",
                new Product.Facts(Set.of(), "internet", false, "single"),
                ProductionNames.USUAL,
                List.of()),
            List.of(new Owner("Ana", Owner.Side.CLIENT, Owner.TECHNICAL_OWNER, List.of(), "")),
            commitment,
            waivers,
            List.of(target(baseline)),
            new Allocation(0.7, 0.2, 0.1, 0.15),
            CostModel.NONE,
            List.of(),
            Security.NONE);
    return Gate.decide(engagement, new Gate.Evidence(usage, owner, List.of()), NOW);
  }

  private static Target target(double value) {
    LocalDate day = LocalDate.of(2026, 9, 10);
    return new Target(
        "checkout-p95",
        Target.Metric.LATENCY,
        "",
        "",
        new Target.Objective(true, 300, "ms", 0.95, LocalDate.of(2026, 11, 30)),
        List.of(
            new Target.Baseline(
                day, day.minusDays(28), day.minusDays(1), value, 590, 640, 1000, "file:a", null)));
  }

  private static Optional<Usage> usage(int days, long people) {
    Window window = new Window(NOW.minus(Duration.ofDays(days)), NOW);
    Subject subject = new Subject("requests", "all requests", window);
    Measurement number =
        new Measurement.Measured(
            subject, people, Unit.REQUESTS, null, Provenance.exact(people, "counted"));
    return Optional.of(new Usage(window, days, number, people, number, number, number));
  }
}
