package dev.tenfold.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * How long things last of which some have not ended yet. What has not ended counts for as long as
 * it was watched, and is not dropped: dropping it would make things look short.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier, Nonparametric
 *     Estimation from Incomplete Observations, JASA 53 (1958)</a>
 */
public final class KaplanMeier {
  /** Name of the method. */
  public static final String METHOD = "Kaplan–Meier, log-log";

  private static final double HALF = 0.5;
  private static final double ROUNDING = 1e-9;

  private final List<Step> steps = new ArrayList<>();

  /**
   * Something that lasts.
   *
   * @param length how long it lasted, or was watched
   * @param ended whether it ended
   */
  public record Lasting(double length, boolean ended) {}

  /**
   * A median with its interval; each is {@link Double#POSITIVE_INFINITY} where too much has not
   * ended to tell.
   */
  public record Median(double value, double low, double high) {}

  /** The part that lasts longer than {@code length}, and Greenwood's sum up to there. */
  private record Step(double length, double lasting, double greenwood) {}

  /** Summarises lengths, in any order. */
  public KaplanMeier(List<Lasting> all) {
    List<Lasting> sorted = new ArrayList<>(all);
    sorted.sort((a, b) -> Double.compare(a.length, b.length));
    double lasting = 1;
    double greenwood = 0;
    for (int i = 0; i < sorted.size(); ) {
      double length = sorted.get(i).length;
      int watched = sorted.size() - i;
      int ended = 0;
      for (; i < sorted.size() && sorted.get(i).length == length; i++) {
        ended += sorted.get(i).ended ? 1 : 0;
      }
      if (ended > 0) {
        lasting *= 1 - (double) ended / watched;
        greenwood += (double) ended / watched / (watched - ended);
        steps.add(new Step(length, lasting, greenwood));
      }
    }
  }

  /** Returns the part that lasts longer than {@code length}. */
  public double lastingBeyond(double length) {
    double lasting = 1;
    for (Step step : steps) {
      if (step.length > length) {
        break;
      }
      lasting = step.lasting;
    }
    return lasting;
  }

  /**
   * Returns the median: where the part that lasts longer passes a half; the middle of the stretch
   * where it is a half. Its interval holds all lengths at which a half is inside the interval of
   * that part, on the scale ln(−ln).
   *
   * @see <a href="https://doi.org/10.2307/2530286">Brookmeyer and Crowley, A Confidence Interval
   *     for the Median Survival Time, Biometrics 38 (1982)</a>
   * @see <a href="https://doi.org/10.1007/b97377">Klein and Moeschberger, Survival Analysis, 2nd
   *     edition (2003), sections 4.3 and 4.5</a>
   */
  public Median median(double level) {
    double z = Normal.twoSided(level);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (end(step, -z) <= HALF) {
        low = step.length;
      }
      if (end(step, z) <= HALF) {
        high = step.length;
      }
    }
    return new Median(middle(), low, high);
  }

  private double middle() {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.lasting < HALF - ROUNDING) {
        return step.length;
      }
      if (step.lasting <= HALF + ROUNDING && i + 1 < steps.size()) {
        return (step.length + steps.get(i + 1).length) / 2;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Returns an end of the interval of a step's part: the upper one for a positive {@code z}. */
  private static double end(Step step, double z) {
    if (step.lasting <= 0) {
      return 0;
    }
    double log = Math.log(step.lasting);
    return Math.exp(log * Math.exp(z * Math.sqrt(step.greenwood) / log));
  }
}
