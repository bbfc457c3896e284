package dev.tenfold.shop.catalogue;

import java.util.List;

/**
 * Some of a product's reviews, the newest first, and what all of them come to.
 *
 * @param count how many there are in all
 * @param stars the sum of all their stars
 * @param page which section this is, from 1
 */
public record ReviewSection(List<Review> reviews, long count, long stars, int page) {
  /** How many reviews a section has. */
  public static final int SIZE = 10;

  public ReviewSection {
    reviews = List.copyOf(reviews);
  }

  static int offset(int page) {
    return (page - 1) * SIZE;
  }

  /** Returns the mean number of stars; 0 where there is no review. */
  public double average() {
    return count == 0 ? 0 : (double) stars / count;
  }

  /** Returns how many sections there are; no reviews make one. */
  public int pages() {
    return (int) Math.max(1, (count + SIZE - 1) / SIZE);
  }

  /** Returns whether there is such a section. */
  public boolean exists() {
    return page <= pages();
  }
}
