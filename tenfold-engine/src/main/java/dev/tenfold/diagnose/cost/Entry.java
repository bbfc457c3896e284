package dev.tenfold.diagnose.cost;

import dev.tenfold.observe.Spend;
import dev.tenfold.verdict.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;

/**
 * The part of a charge that is inside the window.
 *
 * @param amount effective cost where it is given, else billed cost
 * @param from where it begins to count
 * @param to where it ends; equal to {@code from} for a charge of a moment
 */
record Entry(Spend spend, BigDecimal amount, Instant from, Instant to) {
  private static final int DECIMALS = 12;

  static boolean isInside(Spend spend, Window window) {
    boolean begins = spend.from().isBefore(window.to());
    return spend.from().equals(spend.to())
        ? begins && !spend.from().isBefore(window.from())
        : begins && spend.to().isAfter(window.from());
  }

  /** Returns what is inside: all of a charge, or the part of its time where it reaches over. */
  static Entry of(Spend spend, Window window) {
    Instant from = spend.from().isBefore(window.from()) ? window.from() : spend.from();
    Instant to = spend.to().isAfter(window.to()) ? window.to() : spend.to();
    BigDecimal whole = amount(spend);
    boolean all = from.equals(spend.from()) && to.equals(spend.to());
    BigDecimal inside = all ? whole : part(whole, from, to, spend.from(), spend.to());
    return new Entry(spend, inside, from, to);
  }

  static BigDecimal amount(Spend spend) {
    BigDecimal effective = spend.effective();
    return effective == null ? spend.billed() : effective;
  }

  /** Returns the billed cost of what is inside. */
  BigDecimal billed() {
    boolean all = from.equals(spend.from()) && to.equals(spend.to());
    return all ? spend.billed() : part(spend.billed(), from, to, spend.from(), spend.to());
  }

  boolean isCut() {
    return !from.equals(spend.from()) || !to.equals(spend.to());
  }

  private static BigDecimal part(
      BigDecimal amount, Instant from, Instant to, Instant wholeFrom, Instant wholeTo) {
    long part = Duration.between(from, to).toMillis();
    long whole = Math.max(1, Duration.between(wholeFrom, wholeTo).toMillis());
    return share(amount, BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  /** Returns {@code amount · part / whole} to at least 12 decimals, half to even. */
  static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
    int decimals = Math.max(DECIMALS, amount.scale());
    return amount.multiply(part).divide(whole, decimals, RoundingMode.HALF_EVEN);
  }

  /** Gives each day in UTC its part by time; the parts add up to the amount exactly. */
  void byDay(BiConsumer<Instant, BigDecimal> each) {
    Instant day = from.truncatedTo(ChronoUnit.DAYS);
    Instant next = day.plus(1, ChronoUnit.DAYS);
    BigDecimal left = amount;
    while (next.isBefore(to)) {
      Instant start = day.isBefore(from) ? from : day;
      BigDecimal piece = part(amount, start, next, from, to);
      each.accept(day, piece);
      left = left.subtract(piece);
      day = next;
      next = day.plus(1, ChronoUnit.DAYS);
    }
    each.accept(day, left);
  }

  /** Returns whether it is for running the product, and not tax, a credit or an adjustment. */
  boolean isRunning() {
    return spend.category().equals("Usage") || spend.category().equals("Purchase");
  }
}
