package dev.tenfold.observe;

import java.time.Instant;

/**
 * What one page view felt like to its visitor, or a lab run.
 *
 * @param metric which
 * @param value in seconds; without a unit for {@code CLS}
 * @param page the path that was viewed
 * @param device {@code phone}, {@code desktop}, {@code tablet}; empty where the source does not say
 * @param at when
 * @param lab whether a tool measured it in a laboratory and no visitor
 * @param place where it was read
 */
public record Vital(
    Metric metric, double value, String page, String device, Instant at, boolean lab, Place place)
    implements VitalRecord {

  /**
   * A Core Web Vital, with the thresholds at the 75th percentile.
   *
   * @see <a href="https://web.dev/articles/defining-core-web-vitals-thresholds">web.dev: defining
   *     the Core Web Vitals thresholds</a>
   */
  public enum Metric {
    /** Largest Contentful Paint, in seconds. */
    LCP(2.5, 4),
    /** Interaction to Next Paint, in seconds. */
    INP(0.2, 0.5),
    /** Cumulative Layout Shift, without a unit. */
    CLS(0.1, 0.25);

    private final double good;
    private final double poor;

    Metric(double good, double poor) {
      this.good = good;
      this.poor = poor;
    }

    /** Returns the most that is good. */
    public double good() {
      return good;
    }

    /** Returns what is poor if it is exceeded. */
    public double poor() {
      return poor;
    }
  }
}
