package dev.tenfold.shop.traffic;

import java.util.List;
import java.util.SplittableRandom;

/** What visitors type. */
public final class Words {
  private static final List<String> SEARCHES =
      List.of(
          "oak table",
          "lamp",
          "warm blanket",
          "steel pot",
          "knife",
          "bamboo board",
          "linen sheet",
          "travel bag",
          "wool pillow",
          "copper kettle",
          "glass carafe",
          "ceramic bowl",
          "pen",
          "canvas suitcase",
          "quiet clock",
          "cork tray",
          "walnut desk",
          "puzzle",
          "slim bottle",
          "handmade basket",
          "brass mirror",
          "leather notebook",
          "hammer",
          "vintage chair",
          "folding umbrella",
          "towel",
          "easy to clean",
          "safe for children",
          "stackable cup",
          "felt slippers",
          "gift");
  private static final List<String> OPINIONS =
      List.of("Good.", "As described.", "Would buy it again.", "It took a while to arrive.");
  private static final List<String> GUESSES =
      List.of("123456", "password", "qwerty", "letmein", "admin", "shop2026", "iloveyou");

  private Words() {}

  /** Returns something to search for; some words far more often than others. */
  public static String search(SplittableRandom random) {
    double u = random.nextDouble();
    return SEARCHES.get((int) (u * u * SEARCHES.size()));
  }

  public static String opinion(SplittableRandom random) {
    return OPINIONS.get(random.nextInt(OPINIONS.size()));
  }

  /** Returns a password that nobody should have. */
  static String guess(SplittableRandom random) {
    return GUESSES.get(random.nextInt(GUESSES.size()));
  }
}
