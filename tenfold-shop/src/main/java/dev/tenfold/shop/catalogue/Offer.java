package dev.tenfold.shop.catalogue;

/**
 * A product as its own page shows it.
 *
 * @param available how many can be bought, told up to {@link #PLENTY}
 */
public record Offer(Product product, Category category, String description, int available) {
  /** From here on nobody is told how many there are. */
  public static final int PLENTY = 20;

  public Offer {
    available = Math.min(available, PLENTY);
  }

  public boolean soldOut() {
    return available == 0;
  }

  public boolean fewLeft() {
    return available > 0 && available < PLENTY;
  }
}
