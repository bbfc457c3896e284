package dev.tenfold.shop.catalogue;

import java.util.List;

/**
 * One page of a longer list of products.
 *
 * @param total how many the whole list has
 * @param page which page this is, from 1
 */
public record Listing(List<Product> products, long total, int page) {
  /** How many products a page has. */
  public static final int SIZE = 24;

  public Listing {
    products = List.copyOf(products);
  }

  /** Returns page {@code page} of {@code all}. */
  static Listing cut(List<Product> all, int page) {
    int from = Math.min(offset(page), all.size());
    return new Listing(all.subList(from, Math.min(from + SIZE, all.size())), all.size(), page);
  }

  static int offset(int page) {
    return (page - 1) * SIZE;
  }

  /** Returns how many pages there are; an empty list has one. */
  public int pages() {
    return (int) Math.max(1, (total + SIZE - 1) / SIZE);
  }

  /** Returns whether there is such a page. */
  public boolean exists() {
    return page <= pages();
  }
}
