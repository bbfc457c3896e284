package dev.tenfold.shop.seed;

/**
 * How much there is of everything.
 *
 * @param orderLines at least so many; the last order is whole
 */
public record Scale(int products, int customers, int orderLines, int reviews) {
  /** A shop of honest size. */
  public static final Scale FULL = new Scale(200_000, 300_000, 1_000_000, 500_000);

  public Scale {
    if (products < 100 || customers < 100 || orderLines < 100 || reviews < 100) {
      throw new IllegalArgumentException("a shop needs at least a hundred of everything");
    }
  }

  /** Returns the full size times {@code factor}, for tests. */
  public static Scale of(double factor) {
    return new Scale(
        (int) (FULL.products * factor),
        (int) (FULL.customers * factor),
        (int) (FULL.orderLines * factor),
        (int) (FULL.reviews * factor));
  }
}
