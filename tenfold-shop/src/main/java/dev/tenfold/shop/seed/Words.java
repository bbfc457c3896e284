package dev.tenfold.shop.seed;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What things and people are called, and what is said of them. */
final class Words {
  private static final List<String> ADJECTIVES =
      List.of(
          "Classic",
          "Compact",
          "Everyday",
          "Folding",
          "Handmade",
          "Heavy",
          "Light",
          "Little",
          "Modern",
          "Nordic",
          "Outdoor",
          "Portable",
          "Quiet",
          "Simple",
          "Slim",
          "Soft",
          "Solid",
          "Travel",
          "Vintage",
          "Warm");
  private static final List<String> MATERIALS =
      List.of(
          "Ash", "Bamboo", "Brass", "Canvas", "Ceramic", "Copper", "Cork", "Cotton", "Felt",
          "Glass", "Leather", "Linen", "Maple", "Oak", "Paper", "Slate", "Steel", "Walnut", "Wool",
          "Zinc");
  private static final List<String> QUALITIES =
      List.of(
          "made to last",
          "easy to clean",
          "light enough to carry all day",
          "safe for children",
          "tested for ten years of use",
          "finished by hand",
          "repairable with common tools",
          "free of plastic",
          "a favourite of small kitchens",
          "good in any weather",
          "quick to put up",
          "pleasant to the touch",
          "stackable",
          "packed without waste");
  private static final List<String> PHRASES =
      List.of(
          "We have sold it since our first day and still use our own.",
          "The edges are rounded, the joints are glued and pinned, and nothing rattles.",
          "It comes with a two year guarantee and spare parts for ten.",
          "Care is simple: a damp cloth, now and then a drop of oil.",
          "The maker is a family workshop that we visit every spring.",
          "Colours differ a little from piece to piece, as they should.",
          "Customers tell us that they bought one and came back for three.",
          "It fits the standard sizes and most of the odd ones.",
          "Delivered in a box that fits through the letter slot of an old house.",
          "If you do not like it, send it back within sixty days.",
          "The surface takes on a character of its own with the years.",
          "We tried eleven others before we chose this one.");
  private static final List<String> VERDICTS =
      List.of(
          "Does what it says",
          "Better than expected",
          "Would buy again",
          "Not for me",
          "Sturdy and handsome",
          "Arrived late but fine",
          "A gift that was loved",
          "Smaller than I thought",
          "Worth the price",
          "Broke after a week",
          "Simply good");
  private static final List<String> OPINIONS =
      List.of(
          "I use it every day.",
          "The finish could be better.",
          "My neighbour ordered one as well.",
          "It looks exactly like the picture.",
          "The service answered within the hour.",
          "I had to tighten a screw.",
          "It is heavier than I thought, which I like.",
          "The colour is warmer than on the screen.",
          "We have three of them now.",
          "I sent it back and had my money in two days.");
  private static final List<String> FIRST =
      List.of(
          "Ada",
          "Alan",
          "Barbara",
          "Claude",
          "Dennis",
          "Edith",
          "Frances",
          "Grace",
          "Hedy",
          "Ivan",
          "Jean",
          "Karen",
          "Linus",
          "Margaret",
          "Niklaus",
          "Olga",
          "Peter",
          "Radia",
          "Sophie",
          "Tim");
  private static final List<String> LAST =
      List.of(
          "Abbott",
          "Brandt",
          "Castillo",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Green",
          "Haddad",
          "Ito",
          "Jansen",
          "Kowalski",
          "Lindqvist",
          "Moreau",
          "Novak",
          "Okafor",
          "Petrov",
          "Quinn",
          "Rossi",
          "Silva",
          "Tanaka");
  private static final List<String> CITIES =
      List.of(
          "Aarhus", "Bergen", "Cork", "Delft", "Essen", "Faro", "Ghent", "Haifa", "Izmir", "Jena",
          "Kyoto", "Leeds", "Malmö", "Nantes", "Oslo", "Porto", "Quito", "Riga", "Siena", "Turku");

  private Words() {}

  static String product(SplittableRandom random, String noun) {
    return one(ADJECTIVES, random) + " " + one(MATERIALS, random) + " " + noun;
  }

  static String summary(SplittableRandom random) {
    String first = one(QUALITIES, random);
    String second = one(QUALITIES, random);
    return Character.toUpperCase(first.charAt(0))
        + first.substring(1)
        + (first.equals(second) ? "." : " and " + second + ".");
  }

  static String description(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int sentence = 5 + random.nextInt(6); sentence > 0; sentence--) {
      text.append(one(PHRASES, random)).append(' ');
    }
    return text.toString().strip();
  }

  static String verdict(SplittableRandom random) {
    return one(VERDICTS, random);
  }

  static String opinion(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int sentence = 1 + random.nextInt(4); sentence > 0; sentence--) {
      text.append(one(OPINIONS, random)).append(' ');
    }
    return text.toString().strip();
  }

  static String person(SplittableRandom random) {
    return one(FIRST, random) + " " + one(LAST, random);
  }

  static String street(SplittableRandom random) {
    return one(MATERIALS, random) + " Street " + (1 + random.nextInt(120));
  }

  static String city(SplittableRandom random) {
    return one(CITIES, random);
  }

  /** Returns {@code words} as they stand in an address: {@code garden-tools}. */
  static String slug(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String one(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
