package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.law.ServiceDemand;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The load at which a resource is used up.
 *
 * @param fit what it rests on
 * @param factor as a multiple of the busiest steady minute
 * @param perSecond the same in requests a second
 * @param useNow use at the busiest steady minute by the fit, in units of the resource
 * @param farthest the largest multiple that was seen while the resource was sampled
 */
record Headroom(
    Fit fit, Measurement factor, Measurement perSecond, Measurement useNow, double farthest) {
  static final String INDICATOR = "saturates at";

  /** Loads beyond this multiple of those seen are told, and marked. */
  private static final double EXTRAPOLATED = 2;

  /** An interval whose ends are farther apart tells nothing. */
  private static final double WIDEST = 10;

  private static final double MOST = 1e6;

  static Headroom of(Fit fit, Peak peak, Scope all) {
    Scope scope = all.of(fit.use().name);
    return switch (fit) {
      case Fit.Unknown unknown -> missing(unknown, scope, unknown.why(), unknown.fix());
      case Fitted fitted when !peak.isKnown() ->
          missing(fitted, scope, "no minute of the log is known whole", "read more of the log");
      case Fitted fitted -> of(fitted, peak, scope);
    };
  }

  private static Headroom missing(Fit fit, Scope scope, String why, String fix) {
    return new Headroom(
        fit,
        scope.missing(INDICATOR, why, fix),
        scope.missing("requests at saturation", why, fix),
        scope.missing("use at the busiest steady minute", why, fix),
        0);
  }

  private static Headroom of(Fitted fitted, Peak peak, Scope scope) {
    double rate = peak.perSecond();
    double[] now = fitted.mixed(rate);
    ServiceDemand demand = fitted.demand();
    Provenance how =
        Provenance.exact(
            demand.quality().rows(),
            "utilisation law, demands by non-negative least squares over stretches of "
                + fitted.stretches().seconds()
                + " s (n of them), the log's mix kept");
    Measurement useNow =
        scope.measured(
            "use at the busiest steady minute",
            demand.use(now),
            fitted.use().unit(),
            demand.use(now, Scope.LEVEL),
            how);
    double farthest = fitted.stretches().mostPerSecond() / rate;
    if (!fitted.use().isSized()) {
      Headroom without =
          missing(
              fitted,
              scope,
              "nobody says how much of it there is",
              "sample its capacity: processors, the size of the pool");
      return new Headroom(fitted, without.factor, without.perSecond, useNow, farthest);
    }
    double factor = demand.factorTo(fitted.use().capacity(), now);
    Interval interval = demand.factorTo(fitted.use().capacity(), now, Scope.LEVEL);
    if (!(factor < MOST) || !(interval.high() <= WIDEST * Math.max(interval.low(), 1e-3))) {
      Headroom without =
          missing(
              fitted,
              scope,
              "what requests take of it cannot be told from what runs anyway",
              "collect a longer time in which the load differs");
      return new Headroom(fitted, without.factor, without.perSecond, useNow, farthest);
    }
    Interval around =
        new Interval(
            Math.min(factor, interval.low()),
            Math.max(factor, interval.high()),
            interval.level(),
            interval.method());
    Interval rates =
        new Interval(around.low() * rate, around.high() * rate, around.level(), around.method());
    return new Headroom(
        fitted,
        scope.measured(INDICATOR, factor, Unit.FACTOR, around, how),
        scope.measured(
            "requests at saturation", factor * rate, Unit.REQUESTS_PER_SECOND, rates, how),
        useNow,
        farthest);
  }

  @Nullable Measured known() {
    return factor instanceof Measured measured ? measured : null;
  }

  /** Returns the interval of a factor that is known. */
  static Interval interval(Measured factor) {
    Interval interval = factor.interval();
    return interval == null
        ? new Interval(factor.value(), factor.value(), Scope.LEVEL, "none")
        : interval;
  }

  String resource() {
    return fit.use().name;
  }

  /** Returns whether {@code factor} is more than twice what was seen. */
  boolean isExtrapolated() {
    Measured known = known();
    return known != null && known.value() > EXTRAPOLATED * Math.max(1, farthest);
  }

  /** Returns how far the loads seen reach, in words. */
  String seen() {
    return Figure.of(farthest, Unit.FACTOR).text();
  }
}
