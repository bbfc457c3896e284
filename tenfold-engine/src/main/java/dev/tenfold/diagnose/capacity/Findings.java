package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.law.ServiceDemand.Quality;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What limits the capacity, the gravest first. */
final class Findings {
  private static final double USED_UP = 0.9;
  private static final double WAITED = 0.01;
  private static final double CONCENTRATED = 0.5;
  private static final int FEW = 3;
  private static final int ENOUGH_ROUTES = 5;
  private static final double EXCESS = 0.05;
  private static final double GOOD = 0.5;

  private final Known known;
  private final Question question;

  Findings(Known known, Question question) {
    this.known = known;
    this.question = question;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    known.utilisations.forEach(utilisation -> usedUp(findings, utilisation));
    first(findings);
    known.utilisations.forEach(utilisation -> waits(findings, utilisation));
    for (Headroom headroom : known.headrooms) {
      if (headroom.fit() instanceof Fitted fitted) {
        concentrated(findings, fitted);
        faster(findings, fitted, headroom);
      }
    }
    return findings;
  }

  private Finding finding(String kind, String title, String detail, List<Measurement> numbers) {
    Measurement cost =
        known.all.missing(
            "user time",
            "samples say how much is used, not how long requests wait for it",
            "log how long requests wait for connections and threads");
    return new Finding(kind, title, detail, cost, new Evidence(numbers, List.of()));
  }

  private void usedUp(List<Finding> findings, Utilisation utilisation) {
    if (!utilisation.use().isSized()
        || !(utilisation.p95() instanceof Measured p95)
        || p95.value() < USED_UP) {
      return;
    }
    findings.add(
        finding(
            "used-up",
            utilisation.use().name
                + " is used up now: at least "
                + Figure.ratio(p95.value()).text()
                + " of it in a twentieth of the time",
            "More load than this is only more waiting. Its mean is "
                + text(utilisation.mean())
                + ".",
            List.of(p95, utilisation.mean(), utilisation.most())));
  }

  private static String text(Measurement measurement) {
    return switch (measurement) {
      case Measured measured -> Figure.of(measured.value(), measured.unit()).text();
      case Measurement.Missing missing -> "unknown: " + missing.why();
    };
  }

  private void first(List<Finding> findings) {
    List<Headroom> firsts = question.firsts();
    if (firsts.isEmpty()) {
      return;
    }
    Headroom first = firsts.getFirst();
    String names = firsts.stream().map(Headroom::resource).collect(Collectors.joining(" or "));
    String title =
        names
            + (firsts.size() > 1 ? " (not told apart)" : "")
            + " saturates first, at "
            + Question.words(first)
            + " the busiest steady minute: "
            + text(first.perSecond());
    String detail =
        "By the utilisation law, with the mix of the log: a bound, since waiting and contention come"
            + " before. "
            + (first.isExtrapolated()
                ? "It is more than twice the loads seen, which reach "
                    + first.seen()
                    + ": extrapolated."
                : "The loads seen reach " + first.seen() + ".");
    findings.add(
        finding(
            "saturates-first",
            title,
            detail,
            List.of(first.factor(), first.perSecond(), first.useNow())));
  }

  private void waits(List<Finding> findings, Utilisation utilisation) {
    if (!(utilisation.waited() instanceof Measured waited) || waited.value() < WAITED) {
      return;
    }
    boolean full =
        utilisation.use().isSized()
            && utilisation.most() instanceof Measured most
            && most.value() >= USED_UP;
    findings.add(
        finding(
            "resource-waits",
            "Requests wait for "
                + utilisation.use().name
                + " in "
                + Figure.ratio(waited.value()).text()
                + " of the time, up to "
                + text(utilisation.mostWaiting()),
            full
                ? "It is all taken in its busiest stretches. Before making it larger, look what its"
                    + " holders wait for: the load moves there."
                : "It is never all taken over a stretch: bursts shorter than a sample, or holders that"
                    + " keep it long.",
            List.of(waited, utilisation.mostWaiting(), utilisation.most())));
  }

  private void concentrated(List<Finding> findings, Fitted fit) {
    List<Demands> demands = Demands.of(fit, known.all);
    double share = 0;
    double requests = 0;
    List<String> names = new ArrayList<>();
    List<Measurement> numbers = new ArrayList<>();
    for (Demands each : demands) {
      boolean named = known.load.routes().containsAll(each.routes());
      if (share < CONCENTRATED && named) {
        share += each.share();
        requests += each.requestShare();
        names.add(each.name());
        numbers.add(each.each());
      }
    }
    boolean few = names.size() <= FEW && demands.size() >= ENOUGH_ROUTES;
    if (!few
        || share < CONCENTRATED
        || share <= requests
        || fit.demand().quality().determination() < GOOD) {
      return;
    }
    Measured part =
        known
            .all
            .of(fit.use().name)
            .measured(
                "share of " + String.join(", ", names),
                share,
                Unit.RATIO,
                null,
                Indicators.how(fit));
    numbers.addFirst(part);
    findings.add(
        finding(
            "demand-concentrated",
            String.join(", ", names)
                + (names.size() == 1 ? " takes " : " take ")
                + Figure.ratio(share).text()
                + " of what requests use of "
                + fit.use().name
                + ", with "
                + Figure.ratio(requests).text()
                + " of the requests",
            "What they take less, all others can have: the load that saturates it grows most here.",
            numbers));
  }

  private void faster(List<Finding> findings, Fitted fit, Headroom headroom) {
    Quality quality = fit.demand().quality();
    if (quality.peakExcess() < EXCESS || quality.determination() < GOOD) {
      return;
    }
    Measured excess =
        known
            .all
            .of(fit.use().name)
            .measured(
                "use beyond the fit at the highest loads",
                quality.peakExcess(),
                Unit.RATIO,
                null,
                Provenance.exact(
                    Math.max(1, quality.rows() / 10), "busiest tenth of the stretches"));
    findings.add(
        finding(
            "faster-than-load",
            "The use of " + fit.use().name + " grows faster than the load",
            "At the highest loads it is "
                + Figure.ratio(quality.peakExcess()).text()
                + " more than requests explain, over "
                + Digits.whole(quality.rows())
                + " stretches: it saturates sooner than told.",
            List.of(excess, headroom.factor())));
  }
}
