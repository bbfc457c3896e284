package dev.tenfold.diagnose;

import dev.tenfold.rollup.ClientClass;
import dev.tenfold.rollup.Slice;
import dev.tenfold.rollup.Trait;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import java.util.ArrayList;
import java.util.List;

/** Findings about who asks and when. */
final class TrafficFindings {
  private static final double HEAVY = 0.1;
  private static final double BOTS = 0.1;
  private static final double PEAK = 10;
  private static final long FEWEST = 1000;

  private final Known known;
  private final Performance performance;

  TrafficFindings(Known known, Performance performance) {
    this.known = known;
    this.performance = performance;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (known.requests() < FEWEST) {
      return findings;
    }
    heavy(findings);
    bots(findings);
    peak(findings);
    return findings;
  }

  private void heavy(List<Finding> findings) {
    Overall.Clients clients = performance.overall().clients();
    if (clients.heaviestShare() instanceof Measured share
        && clients.distinct() instanceof Measured distinct
        && share.value() >= HEAVY
        && distinct.value() > 1) {
      findings.add(
          finding(
              "heavy-client",
              "One client makes " + Figure.ratio(share.value()).text() + " of the requests",
              Digits.whole((long) distinct.value())
                  + " clients in all. It may be a proxy, a crawler or a monitor: look which.",
              List.of(share, distinct)));
    }
  }

  private void bots(List<Finding> findings) {
    Slice bots = new Slice();
    Slice monitors = new Slice();
    known
        .aggregate
        .traits()
        .forEach((code, slice) -> {
          ClientClass client = Trait.of(code).client();
          if (client == ClientClass.BOT || client == ClientClass.SCANNER) {
            bots.merge(slice);
          } else if (client == ClientClass.MONITOR) {
            monitors.merge(slice);
          }
        });
    told(findings, "bots", "Bots and crawlers", bots);
    told(findings, "monitors", "Health checks and monitors", monitors);
  }

  private void told(List<Finding> findings, String kind, String who, Slice slice) {
    Measures measures = known.measures.of(who);
    long n = slice.requests();
    double share = n / (double) known.requests();
    long time = known.all().sumNanos();
    double timeShare = time > 0 ? slice.sumNanos() / (double) time : 0;
    if (share < BOTS && timeShare < BOTS) {
      return;
    }
    List<Measurement> numbers = new ArrayList<>();
    numbers.add(measures.ratio("share of requests", n, known.requests(), "by user agent"));
    String title = who + " make " + Figure.ratio(share).text() + " of the requests";
    if (time > 0) {
      String polls = known.longPolls.isEmpty() ? "" : ", long polls included";
      title += " and use " + Figure.ratio(timeShare).text() + " of the time" + polls;
      numbers.add(
          measures.part(
              "share of time" + polls, slice.sumNanos(), time, slice.timed(), "by user agent"));
    }
    findings.add(
        finding(kind, title, "No user waits for them, but they load what users need.", numbers));
  }

  private void peak(List<Finding> findings) {
    Overall.Traffic traffic = performance.overall().traffic();
    long minutes = known.busyMinutes();
    long requests = known.requests() - known.span.outside();
    if (minutes > 0
        && traffic.meanRate() instanceof Measured mean
        && traffic.busiestMinute() instanceof Measured busiest
        && busiest.n() >= 100
        && busiest.n() >= PEAK * requests / minutes) {
      boolean gaps = minutes < 0.9 * known.window.seconds() / 60;
      findings.add(
          finding(
              "peak",
              "The busiest minute has "
                  + Digits.three(busiest.n() * (double) minutes / requests)
                  + " times the mean load"
                  + (gaps ? " of minutes with requests: " : ": ")
                  + Digits.three(busiest.value())
                  + " requests a second",
              "It began at "
                  + busiest.subject().window().from()
                  + ". Size for it, not for the mean.",
              List.of(busiest, mean)));
    }
  }

  private Finding finding(String kind, String title, String detail, List<Measurement> numbers) {
    Measurement cost =
        known.measures.missing(
            "user time", "the log does not say who waits for it", "see the evidence");
    return new Finding(kind, title, detail, cost, new Evidence(numbers, List.of()));
  }
}
