package dev.tenfold.shop.traffic;

import java.util.SplittableRandom;

/** What kind of visitor comes. */
enum Role {
  SHOPPER(0.90),
  API_CLIENT(0.05),
  CRAWLER(0.02),
  PROBER(0.02),
  PASSWORD_GUESSER(0.01),
  /** Comes by the clock, not by chance. */
  HEALTH_CHECK(0);

  private final double share;

  Role(double share) {
    this.share = share;
  }

  /** Returns the role of one who comes by chance. */
  static Role one(SplittableRandom random) {
    double left = random.nextDouble();
    for (Role role : values()) {
      left -= role.share;
      if (left < 0) {
        return role;
      }
    }
    return SHOPPER;
  }
}
