package dev.tenfold.diagnose.security;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;

/** Measurements of the product's security in one window. */
record Numbers(Window window) {
  static final Unit GAPS = Unit.count("gap");
  static final Unit REQUIREMENTS = Unit.count("requirement");
  static final Unit FINDINGS = Unit.count("finding");

  Measurement exact(String indicator, double value, Unit unit, long n, String how) {
    return new Measured(subject(indicator), value, unit, null, Provenance.exact(n, how));
  }

  Missing missing(String indicator, String why, String fix) {
    return new Missing(subject(indicator), why, fix);
  }

  private Subject subject(String indicator) {
    return new Subject(indicator, "the product", window);
  }
}
