package dev.tenfold.diagnose.cost;

import dev.tenfold.verdict.Window;

/**
 * What was charged in a stretch of time, and for what.
 *
 * @param money measurements of sums of that time
 */
record Charged(Ledger ledger, Money money, Allocation allocation) {
  /** Returns it for a part of the material's window, in the currency that is counted. */
  static Charged of(CostMaterial material, Window window, String currency) {
    return of(material, Ledger.of(material.spend(), window, currency));
  }

  static Charged of(CostMaterial material, Ledger ledger) {
    Window window = ledger.window();
    return new Charged(
        ledger,
        new Money(ledger.currency(), window, MonthRate.of(window, ledger.byDay().keySet())),
        Allocation.of(ledger, material.pools(), material.load()));
  }

  boolean isNothing() {
    return ledger.entries().isEmpty();
  }
}
