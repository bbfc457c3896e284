package dev.tenfold.shop.seed;

import java.math.BigInteger;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Who and what there is: everything is computed from its number, so that tables can be written in
 * any order, at the same time, and agree.
 */
final class Population {
  /** The day the data ends; orders and reviews lie in the two years before. */
  static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  static final long SPAN_SECONDS = 730L * 86_400;

  private final long seed;
  private final Scale scale;
  private final long inverse;

  Population(long seed, Scale scale) {
    this.seed = seed;
    this.scale = scale;
    inverse =
        BigInteger.valueOf(multiplier(scale.products()))
            .modInverse(BigInteger.valueOf(scale.products()))
            .longValueExact();
  }

  Scale scale() {
    return scale;
  }

  /** Returns the randomness of one row: the same for the same kind and number. */
  SplittableRandom random(Kind kind, long number) {
    long mixed = seed * 0x9E3779B97F4A7C15L + kind.name().hashCode() * 0xBF58476D1CE4E5B9L;
    return new SplittableRandom(mixed ^ (number * 0x94D049BB133111EBL));
  }

  /** Returns a product, the popular ones far more often: a tenth of them gets half of all. */
  int product(SplittableRandom random) {
    double u = random.nextDouble();
    return shuffled((int) (u * u * u * scale.products()), scale.products()) + 1;
  }

  /** Returns how popular a product is, from 0 to 1000. */
  int popularity(int product) {
    int rank = (int) (Math.floorMod(product - 8, scale.products()) * inverse % scale.products());
    return (int) Math.round(1000.0 * (1 - Math.cbrt((double) rank / scale.products())));
  }

  /** Returns a customer, regulars more often. */
  int customer(SplittableRandom random) {
    double u = random.nextDouble();
    return shuffled((int) (u * u * scale.customers()), scale.customers()) + 1;
  }

  int priceCents(int product) {
    double u = random(Kind.PRICE, product).nextDouble();
    return (int) (Math.exp(1.5 + 4.5 * u) * 100) / 10 * 10 + 9;
  }

  Instant moment(SplittableRandom random) {
    return END.minusSeconds(1 + random.nextLong(SPAN_SECONDS));
  }

  /** Returns a one-to-one image of {@code rank} in {@code 0..size-1}, so that ids tell no rank. */
  private static int shuffled(int rank, int size) {
    return (int) ((rank * multiplier(size) + 7) % size);
  }

  private static long multiplier(int size) {
    long candidate = (long) (size * 0.618) | 1;
    while (gcd(candidate, size) != 1) {
      candidate += 2;
    }
    return candidate;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** What a row is of; rows of the same number but another kind are unrelated. */
  enum Kind {
    PRODUCT,
    PRICE,
    CUSTOMER,
    ORDER,
    REVIEW,
    STOCK
  }
}
