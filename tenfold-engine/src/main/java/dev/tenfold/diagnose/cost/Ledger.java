package dev.tenfold.diagnose.cost;

import dev.tenfold.observe.Spend;
import dev.tenfold.verdict.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The charges inside a window, in one currency, and what was left aside.
 *
 * @param currency empty where there is no charge, or several currencies and none is declared
 * @param entries charges in that currency
 * @param byCurrency sums of all charges inside the window, by currency
 * @param byDay sums of {@code entries} by day in UTC; days without charges are not there
 * @param outside how many charges are outside the window
 */
record Ledger(
    Window window,
    String currency,
    List<Entry> entries,
    Map<String, Sum> byCurrency,
    NavigableMap<Instant, Sum> byDay,
    long outside) {

  /** An amount and how many charges it is of. */
  record Sum(BigDecimal amount, long charges) {
    static final Sum NOTHING = new Sum(BigDecimal.ZERO, 0);

    Sum plus(BigDecimal more) {
      return new Sum(amount.add(more), charges + 1);
    }

    Sum plus(Sum more) {
      return new Sum(amount.add(more.amount), charges + more.charges);
    }
  }

  static Ledger of(CostMaterial material) {
    return of(material.spend(), material.window(), material.currency());
  }

  /**
   * @param asked the currency to count in; empty for the only one there is
   */
  static Ledger of(List<Spend> spends, Window window, String asked) {
    Map<String, Sum> byCurrency = new TreeMap<>();
    List<Entry> inside = new ArrayList<>();
    long outside = 0;
    for (Spend spend : spends) {
      if (!Entry.isInside(spend, window)) {
        outside++;
        continue;
      }
      Entry entry = Entry.of(spend, window);
      inside.add(entry);
      byCurrency.merge(spend.currency(), Sum.NOTHING.plus(entry.amount()), Sum::plus);
    }
    String currency = asked;
    if (currency.isEmpty() && byCurrency.size() == 1) {
      currency = byCurrency.keySet().iterator().next();
    }
    String chosen = byCurrency.containsKey(currency) ? currency : "";
    List<Entry> entries =
        inside.stream().filter(entry -> entry.spend().currency().equals(chosen)).toList();
    NavigableMap<Instant, Sum> byDay = new TreeMap<>();
    entries.forEach(entry ->
        entry.byDay((day, amount) -> byDay.merge(day, Sum.NOTHING.plus(amount), Sum::plus)));
    return new Ledger(window, chosen, entries, byCurrency, byDay, outside);
  }

  BigDecimal total() {
    return entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal billed() {
    return entries.stream().map(Entry::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the days that have usage charged by the hour or the day. */
  Set<Instant> usageDays() {
    Set<Instant> days = new TreeSet<>();
    for (Entry entry : entries) {
      boolean isUsage = entry.spend().category().equals("Usage");
      if (isUsage && Duration.between(entry.spend().from(), entry.spend().to()).toHours() <= 25) {
        entry.byDay((day, amount) -> days.add(day));
      }
    }
    return days;
  }

  /** Returns how many charges give no effective cost, so that billed cost stands for it. */
  long withoutEffective() {
    return entries.stream().filter(entry -> entry.spend().effective() == null).count();
  }

  /** Returns what amounts are, for provenance. */
  String basis() {
    long billed = withoutEffective();
    if (billed == 0) {
      return "effective cost";
    }
    return billed == entries.size()
        ? "billed cost, since no effective cost is given"
        : "effective cost, and billed cost for the "
            + billed
            + " of "
            + entries.size()
            + " charges without one";
  }
}
