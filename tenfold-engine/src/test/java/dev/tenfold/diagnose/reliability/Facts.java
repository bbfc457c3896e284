package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.reliability.GoodRequests.Bucket;
import dev.tenfold.diagnose.reliability.ReliabilityMaterial.Declared;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.slo.Objective;
import dev.tenfold.slo.Objective.Budgeting;
import dev.tenfold.slo.Period;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records made up for tests, by minutes after the begin of March 2026. */
final class Facts {
  static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  static final Window MARCH = new Window(BEGIN, BEGIN.plus(Duration.ofDays(28)));
  static final long DAY = 1440;

  private Facts() {}

  static Instant at(long minutes) {
    return BEGIN.plus(Duration.ofMinutes(minutes));
  }

  /** Returns an incident of {@code lasting} minutes; one that is open for a negative number. */
  static Incident incident(long minutes, long lasting) {
    return incident("i" + minutes, minutes, lasting, "major", "");
  }

  static Incident incident(String id, long minutes, long lasting, String severity, String cause) {
    Instant end = lasting < 0 ? null : at(minutes + lasting);
    return new Incident(
        id,
        "Trouble " + id,
        "shop",
        severity,
        at(minutes),
        null,
        null,
        end,
        cause,
        new Place("f", 1));
  }

  static Deployment deployment(long minutes, Outcome outcome) {
    return deployment(minutes, outcome, "production");
  }

  static Deployment deployment(long minutes, Outcome outcome, String environment) {
    String id = "d" + minutes;
    return new Deployment(
        id,
        "shop",
        environment,
        "rev" + minutes,
        "",
        null,
        at(minutes),
        outcome,
        Trigger.UNKNOWN,
        new Place("f", 1));
  }

  static Objective objective(double target, dev.tenfold.slo.Indicator indicator) {
    return new Objective(
        "shop",
        "available",
        target,
        Period.rolling(28, ChronoUnit.DAYS),
        indicator,
        Budgeting.OCCURRENCES,
        new Place("slo.yaml", 1));
  }

  /** Returns {@code perDay} requests every day, of which as many fail as {@code bad} says. */
  static GoodRequests requests(Objective objective, long perDay, long... bad) {
    List<Bucket> buckets = new ArrayList<>();
    for (int day = 0; day < bad.length; day++) {
      buckets.add(new Bucket(at(day * DAY), perDay - bad[day], perDay, 0));
    }
    return new GoodRequests(objective, Duration.ofDays(1), buckets, "all requests", null);
  }

  static Chapter chapter(
      @Nullable List<Incident> incidents,
      @Nullable List<Deployment> deployments,
      GoodRequests... objectives) {
    return ReliabilityDiagnosis.of(
        new ReliabilityMaterial(
            MARCH, incidents, deployments, List.of(objectives), Declared.USUAL));
  }

  static Indicator indicator(Chapter chapter, String name) {
    return chapter.indicators().stream()
        .filter(each -> name(each.value()).startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  static Measured measured(Chapter chapter, String name) {
    return (Measured) indicator(chapter, name).value();
  }

  static Missing missing(Chapter chapter, String name) {
    return (Missing) indicator(chapter, name).value();
  }

  private static String name(Measurement value) {
    return value.subject().indicator();
  }
}
