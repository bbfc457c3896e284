package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.velocity.Failures.Grade;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What slows deliveries or makes them unsafe: first what users feel, then where time goes, then
 * what knowledge hangs on, last what cannot be seen.
 */
final class VelocityFindings {
  private static final double LONG_TAIL = 5;
  private static final double IDLE = 0.25;
  private static final int WEEKS = 4;
  private static final double HALF = 0.5;

  private final Joined joined;
  private final Throughput throughput;
  private final Instability instability;
  private final Flow flow;
  private final OwnershipPart ownership;
  private final List<Finding> findings = new ArrayList<>();

  VelocityFindings(
      Joined joined,
      Throughput throughput,
      Instability instability,
      Flow flow,
      OwnershipPart ownership) {
    this.joined = joined;
    this.throughput = throughput;
    this.instability = instability;
    this.flow = flow;
    this.ownership = ownership;
  }

  List<Finding> findings() {
    failed();
    whereTimeGoes();
    longTail();
    idleWeeks();
    ownership.services().forEach(this::thin);
    hidden();
    return findings;
  }

  private void add(String kind, String title, String detail, List<Measurement> numbers) {
    Measurement cost =
        joined.numbers.missing(
            "user time", "users do not wait for deliveries", "see what late changes would save");
    findings.add(new Finding(kind, title, detail, cost, new Evidence(numbers, List.of())));
  }

  private void failed() {
    int failed = joined.failures.inWindow(Grade.UNDONE).size();
    int inferred = joined.failures.inWindow(Grade.INFERRED).size() - failed;
    if (failed + inferred == 0) {
      return;
    }
    int all = joined.production.changes().size();
    String title =
        failed == 0
            ? "Of " + deployments(all) + ", up to " + inferred + " may have failed"
            : failed
                + " of "
                + deployments(all)
                + " in service failed: an incident names them, or they were undone";
    String more =
        inferred == 0
            ? ""
            : " "
                + inferred
                + (failed == 0 ? "" : " more")
                + (inferred == 1 ? " is" : " are")
                + " inferred, from an incident without a stated cause soon after.";
    String detail =
        (joined.incidents() == null
                ? "A lower bound: no incidents were collected, and what was mended forward leaves no"
                    + " trace."
                : "What was mended forward without an incident leaves no trace.")
            + more;
    add(
        "failed-changes",
        title,
        detail,
        List.of(
            instability.rate(Grade.UNDONE),
            instability.rate(Grade.INFERRED),
            instability.recovery(HALF, "p50")));
  }

  private static String deployments(int n) {
    return Figure.of(n, Unit.count("deployment")).text();
  }

  private void whereTimeGoes() {
    Measurement before = flow.toMerged();
    Measurement after = throughput.leadTime(Clock.MERGED, HALF, "p50");
    String title =
        switch (before) {
          case Measured first -> {
            String merged = "Half of the pull requests take " + text(first) + " or longer to merge";
            yield after instanceof Measured second
                ? merged + ", and half of the merged changes wait " + text(second) + " or longer"
                : merged;
          }
          case Missing missing ->
              after instanceof Measured second
                  ? "Half of the merged changes wait "
                      + text(second)
                      + " or longer until they are deployed"
                  : "";
        };
    if (title.isEmpty()) {
      return;
    }
    String detail =
        before instanceof Measured first && after instanceof Measured second
            ? first.value() > second.value()
                ? "More of the time goes before the merge: look at review, size and waiting for both."
                : "More of the time goes after the merge: look at what a deployment waits for."
            : "Only this part of the way can be timed.";
    add("lead-time", title, detail, List.of(before, after));
  }

  private static String text(Measured value) {
    return Figure.of(value.value(), value.unit()).text();
  }

  private void longTail() {
    for (Clock clock : Clock.values()) {
      if (throughput.leadTime(clock, HALF, "p50") instanceof Measured half
          && throughput.leadTime(clock, 0.9, "p90") instanceof Measured tail) {
        if (half.value() > 0 && tail.value() >= LONG_TAIL * half.value()) {
          add(
              "long-tail",
              "One change in ten takes longer than "
                  + text(tail)
                  + ", "
                  + Digits.three(tail.value() / half.value())
                  + " times the median",
              "From " + clock.words() + ". A mean would hide both.",
              List.of(tail, half));
        }
        return;
      }
    }
  }

  private void idleWeeks() {
    if (throughput.noDeployments() != null || joined.weeks.size() < WEEKS) {
      return;
    }
    List<Rollout> all = throughput.successful();
    long idle =
        joined.weeks.stream()
            .filter(week -> all.stream().noneMatch(r -> Production.contains(week, r.at())))
            .count();
    if (idle >= IDLE * joined.weeks.size()) {
      add(
          "idle-weeks",
          "Nothing was deployed in " + idle + " of " + joined.weeks.size() + " whole weeks",
          "What is merged in such a week waits, and comes out in larger sets.",
          List.of(
              joined.numbers.ratio(
                  "weeks without a deployment", idle, joined.weeks.size(), "whole weeks")));
    }
  }

  private void thin(OwnershipPart.OfService service) {
    if (service.truckFactor() instanceof Measured factor
        && service.unowned() instanceof Measured unowned
        && (factor.value() <= 1 || unowned.value() > HALF)) {
      String title =
          unowned.value() > HALF
              ? "Most files of %s have no author who is still active"
              : "If one author leaves, most files of %s have none who is still active";
      add(
          "thin-knowledge",
          title.formatted(service.service()),
          Figure.ratio(unowned.value()).text()
              + " of the files have no author who wrote anything in the last year. It is a model of"
              + " who knows what, from commits alone.",
          List.of(service.truckFactor(), service.unowned()));
    }
  }

  private void hidden() {
    Optional<Missing> hidden =
        List.of(throughput.leadTime(Clock.AUTHORED, HALF, "p50"), flow.toMerged()).stream()
            .filter(Missing.class::isInstance)
            .map(Missing.class::cast)
            .filter(missing -> missing.why().startsWith(Throughput.HIDDEN))
            .findFirst();
    hidden.ifPresent(missing ->
        add(
            "hidden-lead-time",
            "Squashing hides how long changes take",
            "A squashed commit carries the time of its merge, so its lead time would read as zero. "
                + "The heads of pull requests tell it: "
                + missing.fix()
                + ".",
            List.of(missing)));
  }
}
