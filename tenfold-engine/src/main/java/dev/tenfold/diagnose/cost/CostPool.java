package dev.tenfold.diagnose.cost;

import dev.tenfold.observe.Spend;
import java.util.List;
import java.util.Locale;

/**
 * Money for one purpose, by declaration.
 *
 * @param name what it is called: {@code web servers}
 * @param behaviour how it goes with load
 * @param key what its money is shared by; {@code NONE} for fixed and idle pools
 * @param rules a charge is of the pool where one of them matches
 */
public record CostPool(String name, Behaviour behaviour, Key key, List<Rule> rules) {
  public CostPool {
    rules = List.copyOf(rules);
  }

  /** Returns a pool with the key that goes with its behaviour: CPU time for requests. */
  public static CostPool of(String name, Behaviour behaviour, List<Rule> rules) {
    Key key =
        switch (behaviour) {
          case PER_REQUEST -> Key.CPU;
          case PER_BYTE -> Key.BYTES;
          case FIXED, IDLE -> Key.NONE;
        };
    return new CostPool(name, behaviour, key, rules);
  }

  /** How a pool's money goes with load. */
  public enum Behaviour {
    /** The same whatever the load. */
    FIXED,
    PER_REQUEST,
    PER_BYTE,
    /** Paid for and used by nobody. */
    IDLE
  }

  /** What a pool's money is shared over routes by. Request time is none: waiting costs nothing. */
  public enum Key {
    CPU,
    /** Each request alike: calls to a third party, requests to a queue. */
    REQUESTS,
    BYTES,
    NONE
  }

  /**
   * What a charge must be like; an empty part matches anything, {@code *} any run of characters,
   * and case does not matter.
   *
   * @param serviceCategory FOCUS ServiceCategory
   * @param service FOCUS ServiceName
   * @param resource FOCUS ResourceId
   * @param tag {@code key=value}, or {@code key} for any value
   * @param category FOCUS ChargeCategory; without it a rule takes usage and purchases only
   */
  public record Rule(
      String serviceCategory, String service, String resource, String tag, String category) {

    public static Rule serviceCategory(String name) {
      return new Rule(name, "", "", "", "");
    }

    public static Rule service(String name) {
      return new Rule("", name, "", "", "");
    }

    public static Rule resource(String name) {
      return new Rule("", "", name, "", "");
    }

    public static Rule tag(String tag) {
      return new Rule("", "", "", tag, "");
    }

    /** Returns whether a charge is of this rule. */
    public boolean matches(Spend spend) {
      boolean kind =
          category.isEmpty()
              ? spend.category().equals("Usage") || spend.category().equals("Purchase")
              : like(category, spend.category());
      return kind
          && like(serviceCategory, spend.serviceCategory())
          && like(service, spend.service())
          && like(resource, spend.resource())
          && tagged(spend);
    }

    private boolean tagged(Spend spend) {
      if (tag.isEmpty()) {
        return true;
      }
      int equals = tag.indexOf('=');
      String key = equals < 0 ? tag : tag.substring(0, equals);
      String value = spend.tags().get(key);
      return value != null && (equals < 0 || like(tag.substring(equals + 1), value));
    }

    private static boolean like(String pattern, String text) {
      if (pattern.isEmpty()) {
        return true;
      }
      String p = pattern.toLowerCase(Locale.ROOT);
      String t = text.toLowerCase(Locale.ROOT);
      int i = 0;
      int star = -1;
      int mark = 0;
      int at = 0;
      while (at < t.length()) {
        if (i < p.length() && p.charAt(i) == '*') {
          star = i++;
          mark = at;
        } else if (i < p.length() && p.charAt(i) == t.charAt(at)) {
          i++;
          at++;
        } else if (star >= 0) {
          i = star + 1;
          at = ++mark;
        } else {
          return false;
        }
      }
      while (i < p.length() && p.charAt(i) == '*') {
        i++;
      }
      return i == p.length();
    }
  }
}
