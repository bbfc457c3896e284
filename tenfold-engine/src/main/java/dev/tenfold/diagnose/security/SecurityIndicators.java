package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.TlsHandshake;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The numbers of security, each measured or missing with the reason. */
final class SecurityIndicators {
  private static final int TREND_POINTS = 6;
  private static final String SCAN =
      "give the report of a scanner (Trivy, Grype, OSV-Scanner), with its time";

  private final SecurityMaterial material;
  private final Recorded recorded;
  private final Assessment assessment;
  private final Numbers numbers;
  private final List<TrendPoint> gapTrend = new ArrayList<>();
  private final List<TrendPoint> queueTrend = new ArrayList<>();

  SecurityIndicators(SecurityMaterial material, Recorded recorded, Assessment assessment) {
    this.material = material;
    this.recorded = recorded;
    this.assessment = assessment;
    this.numbers = new Numbers(material.window());
  }

  List<Indicator> indicators() {
    trends();
    List<Indicator> indicators = new ArrayList<>();
    for (boolean standard : new boolean[] {true, false}) {
      indicators.add(gaps(standard));
      for (Class<? extends State> state :
          List.of(State.Met.class, State.AcceptedRisk.class, State.NotApplicable.class)) {
        indicators.add(count(standard, state));
      }
      indicators.add(unknown(standard));
    }
    indicators.addAll(queue());
    indicators.add(age());
    indicators.add(components());
    indicators.add(certificate());
    indicators.addAll(attacks());
    return indicators;
  }

  private static String of(boolean standard) {
    return standard ? "ASVS" : "baseline";
  }

  private Indicator gaps(boolean standard) {
    long gaps = assessment.count(standard, State.Gap.class);
    long decided = assessment.decided(standard);
    long unknown = assessment.unknown(standard);
    String name = of(standard) + " gaps";
    String target = "none";
    if (decided == 0) {
      Measurement missing =
          numbers.missing(name, "no requirement is decided by what was collected", SCAN);
      return new Indicator(missing, target, new Verdict.Inconclusive("unknown"), List.of());
    }
    String how = decided + " of " + assessment.required(standard) + " requirements are decided";
    Verdict verdict =
        gaps > 0
            ? new Verdict.Fail(gaps + " found")
            : unknown > 0
                ? new Verdict.Inconclusive("none found, " + unknown + " unknown")
                : new Verdict.Pass("none");
    return new Indicator(
        numbers.exact(name, (double) gaps, Numbers.GAPS, decided, how),
        target,
        verdict,
        standard ? gapTrend : List.of());
  }

  private Indicator count(boolean standard, Class<? extends State> state) {
    long count = assessment.count(standard, state);
    String name =
        state == State.Met.class
            ? "met"
            : state == State.AcceptedRisk.class ? "accepted as a risk" : "not applicable";
    return Indicator.of(
        numbers.exact(
            of(standard) + " " + name,
            (double) count,
            Numbers.REQUIREMENTS,
            assessment.required(standard),
            "requirements by state"));
  }

  private Indicator unknown(boolean standard) {
    long required = assessment.required(standard);
    String how = required + " requirements less those that are decided";
    return Indicator.of(
        numbers.exact(
            of(standard) + " unknown",
            (double) assessment.unknown(standard),
            Numbers.REQUIREMENTS,
            required,
            how));
  }

  private List<Indicator> queue() {
    Optional<Scan> scan = recorded.reports.latest(Scan.Kind.COMPONENTS);
    if (scan.isEmpty() && recorded.queue.open().isEmpty()) {
      return List.of(
          Indicator.of(
              numbers.missing(
                  "open vulnerabilities", "no scan of the components was collected", SCAN)));
    }
    List<Indicator> indicators = new ArrayList<>();
    indicators.add(
        new Indicator(
            number(
                "open vulnerabilities",
                row -> true,
                "one for each component and vulnerability; "
                    + recorded.queue.open().stream().filter(row -> !row.fresh()).count()
                    + " of them by old or undated reports only"),
            "",
            new Verdict.Inconclusive("no target is set"),
            queueTrend));
    indicators.add(
        late(
            "overdue",
            row -> row.fresh() && row.overdueDays(recorded.asOf) > 0,
            "past the latest date of BOD 26-04 that may hold, by reports that are not stale"));
    indicators.add(
        Indicator.of(
            number(
                "overdue at worst",
                row -> row.overdueAtWorst(recorded.asOf) > 0,
                "past the soonest date of BOD 26-04 that may hold, by whatever report")));
    indicators.add(exploited());
    indicators.add(
        Indicator.of(
            number(
                "without a fixed version",
                row -> row.fixedIn().isEmpty(),
                "no report names a version without it")));
    return indicators;
  }

  private Measurement number(String name, Predicate<QueueRow> which, String how) {
    List<QueueRow> open = recorded.queue.open();
    long count = open.stream().filter(which).count();
    return numbers.exact(name, (double) count, Numbers.FINDINGS, open.size(), how);
  }

  private Indicator late(String name, Predicate<QueueRow> which, String how) {
    long late = recorded.queue.open().stream().filter(which).count();
    return new Indicator(number(name, which, how), "none", lateness(late), List.of());
  }

  private Verdict lateness(long late) {
    if (late > 0) {
      return new Verdict.Fail(late + " overdue");
    }
    long perhaps =
        recorded.queue.open().stream()
            .filter(row -> row.start() == null || row.overdueAtWorst(recorded.asOf) > 0)
            .count();
    if (perhaps > 0) {
      return new Verdict.Inconclusive(perhaps + " perhaps");
    }
    return recorded.fresh(Scan.Kind.COMPONENTS).isPresent()
        ? new Verdict.Pass("none")
        : new Verdict.Inconclusive("the newest scan is old or undated");
  }

  private Indicator exploited() {
    String name = "exploited (KEV) and open";
    boolean any = recorded.queue.open().stream().anyMatch(QueueRow::isExploited);
    boolean checked = recorded.fresh(Scan.Kind.EXPLOITED).isPresent();
    if (!any && !checked) {
      return Indicator.of(
          numbers.missing(
              name,
              recorded.lacking(Scan.Kind.EXPLOITED, "what is exploited (KEV)"),
              "give the KEV catalogue of CISA, not older than the limit"));
    }
    Measurement number =
        number(
            name,
            QueueRow::isExploited,
            checked ? "in the KEV catalogue" : "said by the scanner; no KEV catalogue is fresh");
    boolean now = recorded.queue.open().stream().anyMatch(row -> row.fresh() && row.isExploited());
    Verdict verdict =
        now
            ? new Verdict.Fail("exploited elsewhere, open here")
            : any || recorded.fresh(Scan.Kind.COMPONENTS).isEmpty()
                ? new Verdict.Inconclusive("the newest report is old or undated")
                : new Verdict.Pass("none");
    return new Indicator(number, "none", verdict, List.of());
  }

  private Indicator age() {
    String name = "age of the newest scan of components";
    Optional<Scan> scan = recorded.reports.latest(Scan.Kind.COMPONENTS);
    Instant at = scan.isEmpty() ? null : scan.get().at();
    if (at == null) {
      return Indicator.of(
          numbers.missing(
              name, recorded.lacking(Scan.Kind.COMPONENTS, "vulnerabilities of components"), SCAN));
    }
    boolean fresh = recorded.isFresh(at);
    String limit = "at most " + Times.length(material.stale());
    double seconds = (double) Duration.between(at, recorded.asOf).toSeconds();
    return new Indicator(
        numbers.exact(name, seconds, Unit.SPAN, 1, scan.map(Scan::label).orElse("")),
        limit,
        fresh ? new Verdict.Pass(limit) : new Verdict.Fail("stale"),
        List.of());
  }

  private Indicator components() {
    Optional<Scan> inventory = recorded.reports.latest(Scan.Kind.INVENTORY);
    if (inventory.isEmpty()) {
      return Indicator.of(
          numbers.missing(
              "components", "no bill of materials was collected", "give one in CycloneDX"));
    }
    Scan scan = inventory.get();
    return Indicator.of(
        numbers.exact(
            "components",
            (double) scan.found(),
            Unit.count("component"),
            scan.found(),
            scan.label() + " in " + scan.place().source()));
  }

  private Indicator certificate() {
    String name = "validity of the certificate that ends first";
    Instant first = null;
    for (TlsHandshake handshake : recorded.handshakes) {
      Instant end = handshake.accepted() ? handshake.notAfter() : null;
      first = end != null && (first == null || end.isBefore(first)) ? end : first;
    }
    if (first == null) {
      return Indicator.of(
          numbers.missing(
              name, "no recorded handshake says it", "record a handshake with notAfter"));
    }
    Duration left = Duration.between(recorded.asOf, first);
    boolean enough = left.compareTo(TransportRules.LEAST_VALIDITY) >= 0;
    String target = "at least " + Times.length(TransportRules.LEAST_VALIDITY);
    return new Indicator(
        numbers.exact(
            name,
            (double) left.toSeconds(),
            Unit.SPAN,
            recorded.handshakes.size(),
            "recorded handshakes"),
        target,
        enough ? new Verdict.Pass(target) : new Verdict.Fail("too short"),
        List.of());
  }

  private List<Indicator> attacks() {
    AttackEvidence attacks = material.evidence().attacks();
    if (attacks == null) {
      return List.of(
          Indicator.of(
              numbers.missing(
                  "probing requests",
                  "no access log was counted for attacks",
                  "collect the access log of the product")));
    }
    return AttackIndicators.of(attacks, numbers);
  }

  private void trends() {
    if (material.evidence().isEmpty()) {
      return;
    }
    Instant from = material.window().from();
    Duration step = material.window().length().dividedBy(TREND_POINTS);
    for (int i = 0; i < TREND_POINTS; i++) {
      Instant begin = from.plus(step.multipliedBy(i));
      boolean last = i == TREND_POINTS - 1;
      Recorded then = last ? recorded : new Recorded(material, begin.plus(step));
      Assessment at = last ? assessment : Assessment.of(material, then);
      long decided = at.decided(true);
      double gaps = decided == 0 ? Double.NaN : (double) at.count(true, State.Gap.class);
      gapTrend.add(new TrendPoint(begin, gaps, decided));
      boolean scanned = then.reports.latest(Scan.Kind.COMPONENTS).isPresent();
      double open = scanned ? then.queue.open().size() : Double.NaN;
      queueTrend.add(new TrendPoint(begin, open, then.reports.scans().size()));
    }
  }
}
