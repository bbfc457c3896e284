package dev.tenfold.gate;

import dev.tenfold.engagement.Commitment;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Owner;
import dev.tenfold.engagement.Target;
import dev.tenfold.engagement.Waiver;
import dev.tenfold.gate.GateDecision.Criterion;
import dev.tenfold.gate.GateDecision.Detectable;
import dev.tenfold.gate.GateDecision.Outcome;
import dev.tenfold.gate.GateDecision.State;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides from evidence whether it is worth starting. */
public final class Gate {
  /** Days with requests of people that show a product is really used. */
  public static final int LEAST_DAYS = 7;

  /** Requests of people that show a product is really used. */
  public static final int LEAST_REQUESTS = 1000;

  /** An owner who has not committed for longer is not there. */
  private static final Duration RECENT = Duration.ofDays(180);

  private final Engagement engagement;
  private final Evidence evidence;
  private final LocalDate today;

  /**
   * What is known.
   *
   * @param usage of the product; empty where no log was collected
   * @param owner of the client's technical owner
   * @param detectable for each target, the least change that can be told
   */
  public record Evidence(Optional<Usage> usage, OwnerTrace owner, List<Detectable> detectable) {
    public Evidence {
      detectable = List.copyOf(detectable);
    }
  }

  private Gate(Engagement engagement, Evidence evidence, Instant now) {
    this.engagement = engagement;
    this.evidence = evidence;
    this.today = LocalDate.ofInstant(now, engagement.product().zone());
  }

  /** Returns the decision as it stands at {@code now}. */
  public static GateDecision decide(Engagement engagement, Evidence evidence, Instant now) {
    Gate gate = new Gate(engagement, evidence, now);
    List<Criterion> criteria =
        List.of(
            gate.waived(gate.usage()),
            gate.waived(gate.problem()),
            gate.waived(gate.commitment()),
            gate.waived(gate.owner(now)));
    return new GateDecision(outcome(criteria), criteria, evidence.detectable());
  }

  private static Outcome outcome(List<Criterion> criteria) {
    if (criteria.stream().anyMatch(each -> each.state() == State.NOT_MET)) {
      return Outcome.CLOSED;
    }
    return criteria.stream().anyMatch(each -> each.state() == State.UNKNOWN)
        ? Outcome.UNKNOWN
        : Outcome.OPEN;
  }

  private Criterion waived(Criterion criterion) {
    Optional<Waiver> waiver = engagement.waiver(criterion.name());
    if (waiver.isEmpty() || criterion.state() == State.MET) {
      return criterion;
    }
    Waiver given = waiver.get();
    if (given.holdsOn(today)) {
      return new Criterion(
          criterion.name(),
          State.WAIVED,
          "Waived until %s by %s. %s".formatted(given.expires(), given.decision(), criterion.why()),
          criterion.numbers(),
          criterion.fix());
    }
    String over = today.isAfter(given.expires()) ? "expired on " + given.expires() : "begins later";
    return new Criterion(
        criterion.name(),
        criterion.state(),
        criterion.why() + " Its waiver " + over + ".",
        criterion.numbers(),
        criterion.fix());
  }

  private Criterion usage() {
    String name = "production-usage";
    if (evidence.usage().isEmpty()) {
      return new Criterion(
          name,
          State.UNKNOWN,
          "No access log was collected.",
          List.of(),
          "name the logs under sources: and run tenfold collect");
    }
    Usage usage = evidence.usage().get();
    String seen =
        "%s of people on %d %s, %s."
            .formatted(
                Digits.whole(usage.people()) + (usage.people() == 1 ? " request" : " requests"),
                usage.days(),
                usage.days() == 1 ? "day" : "days",
                Times.window(usage.window()));
    boolean enough = usage.days() >= LEAST_DAYS && usage.people() >= LEAST_REQUESTS;
    boolean longEnough = usage.window().length().compareTo(Duration.ofDays(LEAST_DAYS)) >= 0;
    State state = enough ? State.MET : longEnough ? State.NOT_MET : State.UNKNOWN;
    String fix =
        switch (state) {
          case MET, WAIVED -> "";
          case NOT_MET -> "wait until people use it, or waive it with a decision";
          case UNKNOWN -> "collect logs of %d days or more".formatted(LEAST_DAYS);
        };
    return new Criterion(
        name,
        state,
        seen,
        List.of(usage.requests(), usage.clients(), usage.programs(), usage.healthChecks()),
        fix);
  }

  private Criterion problem() {
    String name = "identifiable-problem";
    List<String> missed = new ArrayList<>();
    int unmeasured = 0;
    for (Target target : engagement.targets()) {
      if (target.baselines().isEmpty()) {
        unmeasured++;
      } else if (!target.objective().isMetBy(target.current().value())) {
        Target.Objective objective = target.objective();
        missed.add(
            "%s is %s %s and should be %s %s"
                .formatted(
                    target.id(),
                    Digits.three(target.current().value()),
                    objective.unit(),
                    (objective.atMost() ? "at most " : "at least ")
                        + Digits.three(objective.value()),
                    objective.unit()));
      }
    }
    if (!missed.isEmpty()) {
      return new Criterion(name, State.MET, String.join("; ", missed) + ".", List.of(), "");
    }
    if (engagement.targets().isEmpty() || unmeasured > 0) {
      return new Criterion(
          name,
          State.UNKNOWN,
          engagement.targets().isEmpty()
              ? "No target is set."
              : "No baseline was measured of "
                  + unmeasured
                  + (unmeasured == 1 ? " target." : " targets."),
          List.of(),
          "run tenfold diagnose, and write down what it measured as a target's baseline");
    }
    return new Criterion(
        name,
        State.NOT_MET,
        "Every target is met by its baseline: there is nothing to mend.",
        List.of(),
        "stop here, or set a target that matters and is missed");
  }

  private Criterion commitment() {
    Commitment commitment = engagement.commitment();
    boolean met = commitment.days() >= Commitment.LEAST_DAYS;
    return new Criterion(
        "commitment",
        met ? State.MET : State.NOT_MET,
        "%d %s, %s to %s; %d are needed."
            .formatted(
                commitment.days(),
                commitment.days() == 1 ? "day" : "days",
                commitment.start(),
                commitment.end(),
                Commitment.LEAST_DAYS),
        List.of(),
        met ? "" : "agree on a later end, or waive it with a decision");
  }

  private Criterion owner(Instant now) {
    String name = "technical-owner";
    String who = engagement.technicalOwner().map(Owner::name).orElse("nobody");
    OwnerTrace trace = evidence.owner();
    if (!trace.record().isEmpty()) {
      return new Criterion(name, State.MET, who + " signed " + trace.record() + ".", List.of(), "");
    }
    Instant last = trace.lastCommit();
    if (last != null && last.isAfter(now.minus(RECENT))) {
      return new Criterion(
          name, State.MET, who + " last committed on " + Times.date(last) + ".", List.of(), "");
    }
    String fix =
        "name the addresses that " + who + " commits with, or a signed record, under owners:";
    if (!trace.historyRead()) {
      return new Criterion(
          name,
          State.UNKNOWN,
          "No repository was collected and no signed record was found.",
          List.of(),
          fix);
    }
    boolean named =
        engagement.technicalOwner().filter(owner -> !owner.emails().isEmpty()).isPresent();
    if (last == null && !named) {
      return new Criterion(
          name,
          State.UNKNOWN,
          "Nobody says which addresses " + who + " commits with, and no signed record was found.",
          List.of(),
          fix);
    }
    String seen =
        last == null
            ? "No commit is by " + who + "."
            : who
                + " last committed on "
                + Times.date(last)
                + ", more than "
                + RECENT.toDays()
                + " days ago.";
    return new Criterion(name, State.NOT_MET, seen, List.of(), fix);
  }
}
