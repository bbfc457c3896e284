package dev.tenfold.diagnose.capacity;

import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import org.jspecify.annotations.Nullable;

/**
 * Measurements of one thing in one window.
 *
 * @param name of what: a resource, a route, all requests
 */
record Scope(String name, Window window) {
  static final double LEVEL = 0.95;

  Scope of(String other) {
    return new Scope(other, window);
  }

  Missing missing(String indicator, String why, String fix) {
    return new Missing(new Subject(indicator, name, window), why, fix);
  }

  Measured measured(
      String indicator, double value, Unit unit, @Nullable Interval interval, Provenance how) {
    return new Measured(new Subject(indicator, name, window), value, unit, interval, how);
  }
}
