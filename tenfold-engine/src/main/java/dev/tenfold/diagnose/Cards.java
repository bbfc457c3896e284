package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.util.List;

/** The six dimensions, of which an access log tells one and hints at two. */
final class Cards {
  private static final String ONLY_LOGS = "access logs do not tell";

  private final Known known;
  private final Performance performance;

  Cards(Known known, Performance performance) {
    this.known = known;
    this.performance = performance;
  }

  List<DimensionCard> cards() {
    Overall.Traffic traffic = performance.overall().traffic();
    return List.of(
        performance(),
        missing(
            Dimension.CAPACITY,
            "headroom",
            "a log shows the load that came, not the load that can be carried",
            "measure CPU, memory, connections and queues of every tier over the same window",
            List.of(traffic.concurrency(), traffic.busiestTenSeconds())),
        missing(
            Dimension.RELIABILITY,
            "error budget",
            "no objective is set",
            "write down which part of the requests must succeed, over which time",
            List.of(performance.overall().errors().serverErrors())),
        missing(
            Dimension.SECURITY,
            "gaps",
            ONLY_LOGS,
            "collect scanner findings (SARIF) and a bill of materials (CycloneDX)",
            List.of()),
        missing(
            Dimension.COST,
            "cost a request",
            ONLY_LOGS,
            "collect what the machines cost (FOCUS) over the same window",
            List.of()),
        missing(
            Dimension.VELOCITY,
            "lead time",
            ONLY_LOGS,
            "collect the history of the code and of its deployments",
            List.of()));
  }

  private DimensionCard performance() {
    Latency latency = performance.overall().latency();
    long n = known.requests();
    Measurement coverage =
        known.measures.ratio(
            "requests with a duration", known.all().timed(), n, "lines used that carry one");
    String words = latency.p95() instanceof Measured ? "no target is set" : "unknown";
    List<Measurement> more =
        List.of(latency.p50(), latency.p99(), performance.overall().errors().serverErrors());
    return new DimensionCard(
        Dimension.PERFORMANCE, latency.p95(), more, new Verdict.Inconclusive(words), coverage);
  }

  private DimensionCard missing(
      Dimension dimension, String indicator, String why, String fix, List<Measurement> more) {
    Measures measures = known.measures;
    Measurement coverage =
        measures.exact("coverage", 0, Unit.RATIO, known.requests(), "nothing of it was collected");
    return new DimensionCard(
        dimension,
        measures.missing(indicator, why, fix),
        more,
        new Verdict.Inconclusive("unknown"),
        coverage);
  }
}
