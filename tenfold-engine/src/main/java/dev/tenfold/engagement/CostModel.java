package dev.tenfold.engagement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the product's money is for, as it was declared.
 *
 * @param pools in order: the first that matches takes a charge
 * @param unit which answers are one unit of business; null where nobody has said it
 */
public record CostModel(List<Pool> pools, @Nullable Unit unit) {
  /** Nothing is declared. */
  public static final CostModel NONE = new CostModel(List.of(), null);

  public CostModel {
    pools = List.copyOf(pools);
  }

  /** How money goes with load. */
  public enum Behaviour {
    FIXED,
    IDLE,
    PER_REQUEST,
    PER_BYTE
  }

  /** What money is shared over routes by. */
  public enum Key {
    CPU,
    REQUESTS,
    BYTES
  }

  /**
   * Money for one purpose.
   *
   * @param name for people: {@code web servers}
   * @param key null for the one that goes with the behaviour
   * @param match a charge is of the pool where one of them matches
   * @param size how it grows where it is bought in instances; null where it is not
   */
  public record Pool(
      String name, Behaviour behaviour, @Nullable Key key, List<Match> match, @Nullable Size size) {
    public Pool {
      match = List.copyOf(match);
    }
  }

  /**
   * What a charge must be like; an empty part matches anything, {@code *} any run of characters.
   *
   * @param serviceCategory FOCUS ServiceCategory
   * @param service FOCUS ServiceName
   * @param resource FOCUS ResourceId
   * @param tag {@code key=value}, or {@code key} for any value
   * @param charge FOCUS ChargeCategory; usage and purchases where it is empty
   */
  public record Match(
      String serviceCategory, String service, String resource, String tag, String charge) {
    /** Returns whether it matches every charge. */
    boolean isAnything() {
      return (serviceCategory + service + resource + tag + charge).isEmpty();
    }
  }

  /**
   * How a pool grows that is bought in instances.
   *
   * @param instances how many there are now
   * @param target how busy they may be at the peak, above 0 up to 1
   * @param peak how busy they are at the peak, 0 to 1; NaN where it is to be taken from what was
   *     sampled
   * @param most beyond how many more of them carry no more; 0 where nobody knows
   */
  public record Size(long instances, double target, double peak, long most) {}

  /**
   * Answers that are one unit of business each: an order is a {@code POST /checkout} that was
   * answered with 3xx.
   *
   * @param route method and template, as reports write it
   * @param status {@code 201}, or a family of them, {@code 3xx}
   */
  public record Unit(String route, String status) {
    /** Returns whether an answer with that status counts. */
    public boolean counts(int answered) {
      return status.endsWith("xx")
          ? answered / 100 == status.charAt(0) - '0'
          : status.equals(Integer.toString(answered));
    }
  }
}
