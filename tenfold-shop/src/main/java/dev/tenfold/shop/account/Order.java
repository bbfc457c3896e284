package dev.tenfold.shop.account;

import java.time.Instant;
import java.util.List;

/** What a customer bought at one time. */
public record Order(long id, Instant placedAt, String status, long totalCents, List<Line> lines) {
  public Order {
    lines = List.copyOf(lines);
  }

  /** So many of one product, at the price of that day. */
  public record Line(int product, String name, int quantity, int priceCents) {
    public long totalCents() {
      return (long) quantity * priceCents;
    }
  }
}
