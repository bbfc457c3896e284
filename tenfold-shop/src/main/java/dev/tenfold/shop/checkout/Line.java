package dev.tenfold.shop.checkout;

/** Some of one product at the price of one. */
public record Line(int product, String name, int quantity, int priceCents) {
  public Line {
    if (quantity < 1) {
      throw new IllegalArgumentException("a line has at least one of its product");
    }
  }

  public long totalCents() {
    return (long) quantity * priceCents;
  }
}
