package dev.tenfold.diagnose;

import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Exemplar;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Says what limits a product, from its access logs.
 *
 * <p>Findings are ranked by user time: the sum of the durations of the requests that a finding is
 * about, a day (an hour, in windows under a day). It is the most that could be won, not what a
 * remedy would win; a finding's detail says which part lies beyond the median. Those whose time
 * cannot be told follow, failures before traffic. Load, which only goes together with latency, is
 * the conclusion where nothing else is.
 */
public final class PerformanceDiagnosis {
  private static final Set<String> CONCLUSIONS =
      Set.of(
          "slow-route",
          "slow-requests",
          "load",
          "server-errors",
          "timeouts",
          "gave-up",
          "rate-limited");

  private final Known known;

  private PerformanceDiagnosis(Material material) {
    this.known = new Known(material);
  }

  /** Returns the diagnosis: the same for the same requests, in whatever order they were added. */
  public static Diagnosis of(Material material) {
    return new PerformanceDiagnosis(material).diagnosis();
  }

  private Diagnosis diagnosis() {
    Performance performance = performance();
    List<Finding> findings = findings(performance);
    return new Diagnosis(
        Diagnosis.SCHEMA_VERSION,
        title(performance, findings),
        known.window,
        new Readings(known).reading(),
        new Cards(known, performance).cards(),
        findings,
        next(findings),
        performance,
        List.of(),
        Engaged.NOT);
  }

  private Performance performance() {
    Rows rows = new Rows(known);
    List<RouteRow> routes = rows.routes();
    Timelines timelines = new Timelines(known);
    Profiles profiles = new Profiles(known);
    return new Performance(
        new Overalls(known).overall(),
        rows.services(),
        routes,
        timelines.timeline(),
        timelines.heatMap(),
        profiles.hours(),
        profiles.weekdays(),
        new Loads(known).curve(),
        new Changes(known).change(routes),
        Contrasts.of(known));
  }

  private List<Finding> findings(Performance performance) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new SlowFindings(known, performance).findings());
    findings.addAll(new FailureFindings(known).findings());
    findings.addAll(new TrafficFindings(known, performance).findings());
    findings.sort(Comparator.comparingDouble(PerformanceDiagnosis::rank));
    return findings;
  }

  private static double rank(Finding finding) {
    return finding.cost() instanceof Measured cost ? -cost.value() : 1;
  }

  private String title(Performance performance, List<Finding> findings) {
    long n = known.requests();
    if (!known.timed()) {
      String failing =
          findings.stream()
              .filter(
                  finding -> finding.kind().contains("error") || finding.kind().equals("not-found"))
              .map(Finding::title)
              .findFirst()
              .orElse(Figure.requests(n) + (n == 1 ? " was read" : " were read"));
      return "No duration is logged, so latency is unknown; " + lower(failing);
    }
    long enough = OrderStatistic.P95.smallestSample();
    if (known.all().timed() < enough) {
      long timed = known.all().timed();
      return "%s with a duration %s too few to say what is slow: %d are needed for a p95"
          .formatted(Figure.requests(timed), timed == 1 ? "is" : "are", enough);
    }
    return findings.stream()
        .filter(finding -> CONCLUSIONS.contains(finding.kind()))
        .sorted(Comparator.comparing(finding -> finding.kind().equals("load")))
        .map(Finding::title)
        .findFirst()
        .orElseGet(() -> spread(performance));
  }

  private static String spread(Performance performance) {
    return "No route takes a twentieth of the time users wait"
        + SlowFindings.sayP95(performance.overall().latency()).replace("its p95", "p95 of all");
  }

  private static String lower(String title) {
    boolean word = title.startsWith("In ");
    return word ? "in " + title.substring(3) : title;
  }

  private NextStep next(List<Finding> findings) {
    if (known.all().timed() * 2 < known.requests()) {
      return new NextStep(
          "Log how long each request takes: most lines do not say.",
          known.material.durationFix().strip());
    }
    for (Finding finding : findings) {
      for (Exemplar exemplar : finding.evidence().exemplars()) {
        String what = finding.kind().equals("slow-route") ? "slowest requests" : "requests";
        return new NextStep(
            "Look at the " + what + " behind the first finding, one line at a time.",
            RawLine.command(exemplar));
      }
    }
    return new NextStep("Read a longer stretch of log: this one is too short to rank.", "");
  }
}
