package dev.tenfold.verdict;

/**
 * What a number counts.
 *
 * @param kind how it is written
 * @param ucum its UCUM code; what is counted and currencies are annotations
 * @param words how it stands behind a number; empty for ratios
 * @see <a href="https://ucum.org/ucum">The Unified Code for Units of Measure</a>
 */
public record Unit(Kind kind, String ucum, String words) {
  /** How a number is written. */
  public enum Kind {
    /** From µs to s: what one request takes. */
    DURATION,
    /** From s to d: what people and deployments take. */
    SPAN,
    RATIO,
    RATIO_DIFFERENCE,
    FACTOR,
    /** Without a unit: a score, a level. */
    PLAIN,
    /** Whole things. */
    COUNT,
    /** Scaled to a second, a minute or an hour. */
    RATE,
    /** In the unit's own words. */
    AS_IT_IS,
    BYTES,
    BYTES_PER_SECOND,
    USER_TIME,
    /** A currency before the number. */
    MONEY
  }

  /** A duration. */
  public static final Unit SECONDS = new Unit(Kind.DURATION, "s", "s");

  /** A duration of minutes to weeks, in seconds. */
  public static final Unit SPAN = new Unit(Kind.SPAN, "s", "s");

  /** A part of a whole, 0 to 1. */
  public static final Unit RATIO = new Unit(Kind.RATIO, "1", "");

  /** The difference of two parts, −1 to 1: 0.02 is 2 percentage points. */
  public static final Unit RATIO_DIFFERENCE = new Unit(Kind.RATIO_DIFFERENCE, "1", "points");

  /** How many times as large: 1.38 is 38 % more. */
  public static final Unit FACTOR = new Unit(Kind.FACTOR, "1", "×");

  /** A number without a unit, such as a layout shift. */
  public static final Unit PLAIN = new Unit(Kind.PLAIN, "1", "");

  public static final Unit REQUESTS = count("request");
  public static final Unit REQUESTS_PER_SECOND = new Unit(Kind.RATE, "{request}/s", "/s");

  /** Requests in the system at the same time. */
  public static final Unit CONCURRENT_REQUESTS = new Unit(Kind.AS_IT_IS, "{request}", "at once");

  public static final Unit CLIENTS = count("client");
  public static final Unit BYTES = new Unit(Kind.BYTES, "By", "B");
  public static final Unit BYTES_PER_SECOND = new Unit(Kind.BYTES_PER_SECOND, "By/s", "B/s");

  /** Time that users wait, all of them together, in a day. */
  public static final Unit SECONDS_PER_DAY = new Unit(Kind.USER_TIME, "s/d", "s a day");

  /** Time that users wait, all of them together, in an hour: for windows under a day. */
  public static final Unit SECONDS_PER_HOUR = new Unit(Kind.USER_TIME, "s/h", "s an hour");

  /** Returns the unit of whole things of which one is called {@code thing}: {@code deployment}. */
  public static Unit count(String thing) {
    return new Unit(Kind.COUNT, "{" + thing + "}", thing + "s");
  }

  /** Returns the unit of how many there are in a stretch of time: {@code deployments a week}. */
  public static Unit per(String thing, String time) {
    return new Unit(Kind.AS_IT_IS, "{" + thing + "}/{" + time + "}", thing + "s a " + time);
  }

  /**
   * Returns the unit of an amount.
   *
   * @param currency its code in ISO 4217, {@code EUR}
   */
  public static Unit money(String currency) {
    return new Unit(Kind.MONEY, "{" + currency + "}", currency);
  }

  /** Returns the unit of an amount for each {@code thing}: {@code EUR an order}. */
  public static Unit moneyFor(String currency, String thing) {
    return new Unit(Kind.MONEY, "{" + currency + "}/{" + thing + "}", currency + " " + one(thing));
  }

  /** Returns {@code an order}, {@code a user}. */
  public static String one(String thing) {
    boolean vowel = !thing.isEmpty() && "aeio".indexOf(thing.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + thing;
  }
}
