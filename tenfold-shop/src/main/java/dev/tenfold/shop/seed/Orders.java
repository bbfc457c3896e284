package dev.tenfold.shop.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The orders of the past two years, ever more of them, numbered as they came. */
final class Orders {
  record Line(int product, int quantity, int priceCents) {}

  record Order(long id, int customer, Instant placedAt, List<Line> lines) {
    long totalCents() {
      return lines.stream().mapToLong(line -> (long) line.quantity() * line.priceCents()).sum();
    }
  }

  private final Population population;
  private final int count;

  Orders(Population population) {
    this.population = population;
    int orders = 0;
    for (int lines = 0; lines < population.scale().orderLines(); lines += size((long) orders)) {
      orders++;
    }
    count = orders;
  }

  int count() {
    return count;
  }

  /** Returns order {@code id}, from 1 to {@link #count}. */
  Order order(long id) {
    SplittableRandom random = population.random(Population.Kind.ORDER, id);
    int size = size(random);
    double elapsed = Math.sqrt((id - random.nextDouble()) / count);
    Instant placedAt =
        Population.END.minusSeconds(1 + (long) (Population.SPAN_SECONDS * (1 - elapsed)));
    int customer = population.customer(random);
    List<Line> lines = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int product = population.product(random);
      lines.add(new Line(product, 1 + random.nextInt(3), population.priceCents(product)));
    }
    return new Order(id, customer, placedAt, lines);
  }

  private int size(long id) {
    return size(population.random(Population.Kind.ORDER, id));
  }

  private static int size(SplittableRandom random) {
    int size = 1;
    while (size < 12 && random.nextInt(10) < 6) {
      size++;
    }
    return size;
  }
}
