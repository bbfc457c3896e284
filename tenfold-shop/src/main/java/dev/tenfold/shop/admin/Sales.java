package dev.tenfold.shop.admin;

import java.time.LocalDate;
import java.util.List;

/**
 * What was sold, and paid for, in some days, which are days of UTC.
 *
 * @param from the first day; the last is today
 * @param byCategory the greatest revenue first
 * @param byDay the latest first, without days on which nothing was sold
 * @param top the products of the greatest revenue, at most twenty
 */
public record Sales(LocalDate from, List<Part> byCategory, List<Day> byDay, List<Product> top) {
  public Sales {
    byCategory = List.copyOf(byCategory);
    byDay = List.copyOf(byDay);
    top = List.copyOf(top);
  }

  public long revenueCents() {
    return byDay.stream().mapToLong(Day::revenueCents).sum();
  }

  public long quantity() {
    return byDay.stream().mapToLong(Day::quantity).sum();
  }

  /** What was sold of one category. */
  public record Part(String department, String category, long quantity, long revenueCents) {}

  /** What was sold on one day. */
  public record Day(LocalDate day, long quantity, long revenueCents) {}

  /** What was sold of one product. */
  public record Product(int id, String name, long quantity, long revenueCents) {}
}
