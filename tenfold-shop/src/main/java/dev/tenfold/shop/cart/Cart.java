package dev.tenfold.shop.cart;

import java.util.List;

/** What is about to be bought. */
public record Cart(List<Line> lines) {
  public Cart {
    lines = List.copyOf(lines);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  public long totalCents() {
    return lines.stream().mapToLong(Line::totalCents).sum();
  }

  /** So many of one product. */
  public record Line(int product, String name, int quantity, int priceCents) {
    public long totalCents() {
      return (long) quantity * priceCents;
    }
  }
}
