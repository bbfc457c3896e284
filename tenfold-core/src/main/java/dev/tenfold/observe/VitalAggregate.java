package dev.tenfold.observe;

import dev.tenfold.observe.Vital.Metric;
import java.time.Instant;

/**
 * What many page views felt like, in sum and without their number: what CrUX tells.
 *
 * @param metric which
 * @param p75 the 75th percentile, in seconds; without a unit for {@code CLS}
 * @param shares parts of the page views that were good, in between and poor; NaN where the source
 *     does not say
 * @param page the address, or the origin where it is of a whole site
 * @param wholeSite whether it is of all pages of an origin
 * @param device {@code phone}, {@code desktop}, {@code tablet}; empty for all of them together
 * @param from the first instant of the page views
 * @param to the instant after the last
 * @param place where it was read
 * @see <a href="https://developer.chrome.com/docs/crux/api">CrUX API</a>
 */
public record VitalAggregate(
    Metric metric,
    double p75,
    Shares shares,
    String page,
    boolean wholeSite,
    String device,
    Instant from,
    Instant to,
    Place place)
    implements VitalRecord {

  /**
   * Parts of the page views by how they felt, which add up to 1.
   *
   * @param good at most {@link Metric#good}
   * @param between more than that
   * @param poor more than {@link Metric#poor}
   */
  public record Shares(double good, double between, double poor) {
    /** Not told. */
    public static final Shares UNKNOWN = new Shares(Double.NaN, Double.NaN, Double.NaN);
  }
}
