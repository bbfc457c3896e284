package dev.tenfold.shop.checkout;

import java.util.List;

/**
 * What a buyer is about to buy.
 *
 * @param lines by product, so that all checkouts lock stock in the same order
 */
public record Basket(Buyer buyer, List<Line> lines) {
  public Basket {
    lines = List.copyOf(lines);
  }

  public long totalCents() {
    return lines.stream().mapToLong(Line::totalCents).sum();
  }
}
