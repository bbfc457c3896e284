package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.law.ErlangC;
import dev.tenfold.law.ServerQueue;
import dev.tenfold.law.ServiceDemand;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The log's own arrivals, sent again to as many processors as there are: more load is more copies
 * of each request at about the time it was made, which keeps its bursts, where closer requests or a
 * formula for steady arrivals would lose them. A request takes an exponential time with the mean of
 * its route; what runs anyway slows the processors down.
 */
final class Resimulation {
  private static final double[] FACTORS = {1, 1.5, 2, 3, 5};
  private static final int RUNS = 9;
  private static final int MOST_REQUESTS = 20_000;
  private static final int ROUTE_BITS = 6;
  private static final double LEAST_DETERMINATION = 0.5;
  private static final double MICROS = 1e6;

  private final Fitted fit;
  private final RouteLoad load;
  private final Scope scope;
  private final long seed;
  private final int servers;
  private final double speed;

  Resimulation(Fitted fit, RouteLoad load, Scope scope, long seed) {
    this.fit = fit;
    this.load = busiest(load);
    this.scope = scope;
    this.seed = seed;
    double capacity = fit.use().capacity();
    this.servers = (int) Math.floor(capacity);
    this.speed = Math.max(0.01, (capacity - fit.demand().background()) / servers);
  }

  /**
   * Waiting at a load.
   *
   * @param factor copies of each request
   * @param busy part of the processors that is busy on average
   * @param p50 of the time that requests wait for a processor
   * @param p95 of it
   * @param p99 of it
   * @param steady mean wait if arrivals were steady, by Erlang C: a floor
   */
  record Waiting(
      double factor,
      double busy,
      Measurement p50,
      Measurement p95,
      Measurement p99,
      Measurement steady) {}

  /** Returns whether the fit is of processors, and good enough to send requests against. */
  static boolean suits(Fit fit, RouteLoad load) {
    return fit instanceof Fitted fitted
        && fitted.use().isProcessor()
        && fitted.use().capacity() >= 1
        && fitted.use().capacity() <= 1024
        && load.bucketSeconds() <= 60
        && fitted.routes().size() < 1 << ROUTE_BITS
        && fitted.demand().quality().determination() >= LEAST_DETERMINATION;
  }

  /** Returns what requests of the busiest stretch wait at loads that the processors can carry. */
  List<Waiting> waitings() {
    List<Waiting> waitings = new ArrayList<>();
    for (double factor : FACTORS) {
      if (busy(factor) < 1) {
        waitings.add(at(factor));
      }
    }
    return waitings;
  }

  /** Returns the stretch around the busiest bucket that holds the most requests we simulate. */
  private static RouteLoad busiest(RouteLoad load) {
    int first = 0;
    for (int bucket = 1; bucket < load.buckets(); bucket++) {
      first = load.requests(bucket) > load.requests(first) ? bucket : first;
    }
    int end = first + 1;
    long held = load.requests(first);
    while (held < MOST_REQUESTS && (first > 0 || end < load.buckets())) {
      long before = first > 0 ? load.requests(first - 1) : -1;
      long after = end < load.buckets() ? load.requests(end) : -1;
      if (before >= after) {
        first--;
        held += before;
      } else {
        end++;
        held += after;
      }
    }
    return load.between(first, end);
  }

  /** Returns the stretch that is simulated, in words. */
  String words() {
    return Digits.whole(load.requests())
        + " requests of the busiest "
        + Times.length(Duration.ofSeconds((long) load.buckets() * load.bucketSeconds()));
  }

  private double[] rates() {
    double length = load.buckets() * (double) load.bucketSeconds();
    return fit.columns().sums(Arrays.stream(load.byRoute()).mapToDouble(n -> n / length).toArray());
  }

  private double busy(double factor) {
    ServiceDemand demand = fit.demand();
    double[] rates = rates();
    return (demand.background() + factor * demand.work(rates)) / fit.use().capacity();
  }

  private Waiting at(double factor) {
    double[][] quantiles = new double[3][RUNS];
    int requests = 0;
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(seed * 31 + run);
      double[] waits = run(factor, random);
      requests = waits.length;
      Arrays.sort(waits);
      quantiles[0][run] = quantile(waits, 0.5);
      quantiles[1][run] = quantile(waits, 0.95);
      quantiles[2][run] = quantile(waits, 0.99);
    }
    double[] rates = rates();
    double all = Arrays.stream(rates).sum();
    double mean = fit.demand().work(rates) / Math.max(all, 1e-9) / speed;
    double offered = factor * all * mean;
    Provenance floor =
        Provenance.exact(requests, "Erlang C, mean wait of steady arrivals: a floor");
    return new Waiting(
        factor,
        busy(factor),
        median("p50 wait", quantiles[0], requests),
        median("p95 wait", quantiles[1], requests),
        median("p99 wait", quantiles[2], requests),
        scope.measured(
            "mean wait if steady",
            Math.min(1e6, ErlangC.meanWait(servers, offered, mean)),
            Unit.SECONDS,
            null,
            floor));
  }

  private Measurement median(String indicator, double[] runs, int requests) {
    double[] sorted = runs.clone();
    Arrays.sort(sorted);
    OrderStatistic.Ranks ranks = OrderStatistic.P50.ranks(RUNS).orElseThrow();
    Interval interval =
        new Interval(
            sorted[(int) ranks.low() - 1],
            sorted[(int) ranks.high() - 1],
            Scope.LEVEL,
            "order statistic of " + RUNS + " runs");
    String how = "arrivals of the log sent again, median of " + RUNS + " simulated runs";
    return scope.measured(
        indicator, sorted[RUNS / 2], Unit.SECONDS, interval, Provenance.exact(requests, how));
  }

  private double[] run(double factor, SplittableRandom random) {
    long[] events = new long[1024];
    int size = 0;
    long origin = load.starts()[0];
    for (int bucket = 0; bucket < load.buckets(); bucket++) {
      long[] counts = fit.columns().sums(load.counts()[bucket]);
      for (int route = 0; route < counts.length; route++) {
        double copies = factor * counts[route];
        long whole = (long) copies + (random.nextDouble() < copies - Math.floor(copies) ? 1 : 0);
        for (long copy = 0; copy < whole; copy++) {
          double at = load.starts()[bucket] - origin + random.nextDouble() * load.bucketSeconds();
          if (size == events.length) {
            events = Arrays.copyOf(events, size * 2);
          }
          events[size++] = (long) (at * MICROS) << ROUTE_BITS | route;
        }
      }
    }
    Arrays.sort(events, 0, size);
    double[] arrivals = new double[size];
    double[] service = new double[size];
    for (int i = 0; i < size; i++) {
      int route = (int) events[i] & (1 << ROUTE_BITS) - 1;
      arrivals[i] = (events[i] >> ROUTE_BITS) / MICROS;
      service[i] = -Math.log(1 - random.nextDouble()) * fit.demand().seconds()[route] / speed;
    }
    return ServerQueue.waits(arrivals, service, servers);
  }

  private static double quantile(double[] sorted, double q) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(q * sorted.length) - 1];
  }
}
