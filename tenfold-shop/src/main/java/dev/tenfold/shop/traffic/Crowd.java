package dev.tenfold.shop.traffic;

import java.util.SplittableRandom;

/**
 * What visitors know and share.
 *
 * @param customers customers 2 to so many can sign in
 * @param hotProduct what the flash sale sells
 */
record Crowd(Wire wire, Day day, int customers, int hotProduct) {
  /** What every seeded customer signs in with. */
  static final String PASSWORD = "demo";

  Crowd {
    if (customers < 2) {
      throw new IllegalArgumentException("customer 1 is the admin; there must be customers");
    }
  }

  /** Returns what the visitor that arrives will do. */
  Walk walk(Arrival arrival) {
    SplittableRandom random = arrival.random();
    Guise guise = Guise.of(arrival.role(), random.split());
    Think think = new Think(day, random.split());
    return switch (arrival.role()) {
      case SHOPPER -> new Shopper(this, new Browser(wire, guise, true), think, random, arrival);
      case API_CLIENT -> new ApiClient(new Browser(wire, guise, true), think, random);
      case CRAWLER -> new Crawler(new Browser(wire, guise, false), think, random);
      case PROBER -> new Prober(new Browser(wire, guise, false), think, random);
      case PASSWORD_GUESSER ->
          new PasswordGuesser(this, new Browser(wire, guise, false), think, random);
      case HEALTH_CHECK -> () -> new Browser(wire, guise, false).fetch("/health");
    };
  }

  /** Returns the address of a customer; regulars come more often. */
  String email(SplittableRandom random) {
    double u = random.nextDouble();
    return "customer" + (2 + (int) (u * u * (customers - 1))) + "@shop.example";
  }
}
