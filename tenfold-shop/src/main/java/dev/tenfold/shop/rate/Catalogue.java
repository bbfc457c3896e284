package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Page;
import dev.tenfold.shop.traffic.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * What there is to ask for, learned from the shop's pages.
 *
 * @param slugs the categories
 * @param popular products that the first pages show, a category at a time
 * @param products the highest number of a product
 * @param customers the highest number of a customer
 */
record Catalogue(List<String> slugs, List<String> popular, int products, int customers) {
  private static final Pattern PRODUCT = Pattern.compile("/products/\\d+");

  Catalogue {
    if (slugs.isEmpty() || popular.isEmpty()) {
      throw new IllegalArgumentException(
          "the shop shows "
              + slugs.size()
              + " categories and "
              + popular.size()
              + " products: is it filled?");
    }
    slugs = List.copyOf(slugs);
    popular = List.copyOf(popular);
  }

  /** Reads the categories and the first page of each. */
  static Catalogue learn(Target target, int products, int customers) throws IOException {
    try (Connection connection = Connection.to(target)) {
      List<String> slugs = page(connection, target, "/api/categories").slugs();
      Set<String> popular = new LinkedHashSet<>();
      for (String slug : slugs) {
        for (String link : page(connection, target, "/categories/" + slug).links(PRODUCT)) {
          popular.add(link.substring(link.lastIndexOf('/') + 1));
        }
      }
      return new Catalogue(slugs, new ArrayList<>(popular), products, customers);
    }
  }

  private static Page page(Connection connection, Target target, String path) throws IOException {
    Message message = new Message(target, "GET", path);
    Connection.Response response = connection.exchange(message.bytes(), true);
    if (response.status() != 200) {
      throw new IOException(path + " was answered with " + response.status());
    }
    return new Page(path, response.status(), response.body());
  }

  /** Returns a product: seven in ten from the first pages, the others from anywhere. */
  String product(SplittableRandom random) {
    return random.nextInt(10) < 7
        ? popular.get(random.nextInt(popular.size()))
        : Integer.toString(1 + random.nextInt(products));
  }

  String slug(SplittableRandom random) {
    return slugs.get(random.nextInt(slugs.size()));
  }

  /** Returns the address of a customer; regulars come more often. */
  String email(SplittableRandom random) {
    double u = random.nextDouble();
    return "customer" + (2 + (int) (u * u * (customers - 1))) + "@shop.example";
  }
}
