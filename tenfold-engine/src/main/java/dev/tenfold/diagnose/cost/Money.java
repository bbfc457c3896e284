package dev.tenfold.diagnose.cost;

import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Measurements of money in one currency and window.
 *
 * @param rate how sums become sums a month; null where less than a day has charges
 */
record Money(String currency, Window window, @Nullable MonthRate rate) {
  static final String THE_PRODUCT = "the product";

  private static final String LONGER = "export the charges of a day or more";

  Subject subject(String indicator) {
    return new Subject(indicator, THE_PRODUCT, window);
  }

  Missing missing(String indicator, String why, String fix) {
    return new Missing(subject(indicator), why, fix);
  }

  /** Returns a sum over the window. */
  Measurement sum(String indicator, BigDecimal amount, long n, String how) {
    return measured(indicator, amount.doubleValue(), Unit.money(currency), n, how);
  }

  Unit unitAMonth() {
    return Unit.moneyFor(currency, "month");
  }

  /** Returns a sum a month. */
  Measurement aMonth(String indicator, BigDecimal amount, long n, String how) {
    return rate == null
        ? missing(indicator, "less than a day has charges", LONGER)
        : measured(
            indicator,
            amount.doubleValue() * rate.factor(),
            unitAMonth(),
            n,
            how + "; " + rate.how());
  }

  /** Returns an amount that is a month's already. */
  Measurement monthly(String indicator, double amount, long n, String how) {
    return measured(indicator, amount, unitAMonth(), n, how);
  }

  Measurement ratio(String indicator, double ratio, long n, String how) {
    return measured(indicator, ratio, Unit.RATIO, n, how);
  }

  Measurement measured(String indicator, double value, Unit unit, long n, String how) {
    return new Measured(subject(indicator), value, unit, null, Provenance.exact(n, how));
  }

  /** Returns what sums are multiplied by where charges do not cover the window that load does. */
  double toWindow() {
    return rate != null && rate.lacksDays() ? rate.ofDays() / rate.days() : 1;
  }

  /** Returns an amount in words, {@code 412 EUR a month}; over the window without a rate. */
  String words(BigDecimal amount) {
    return rate == null
        ? Figure.of(amount.doubleValue(), Unit.money(currency)).text() + " in the window"
        : Figure.of(amount.doubleValue() * rate.factor(), unitAMonth()).text();
  }
}
