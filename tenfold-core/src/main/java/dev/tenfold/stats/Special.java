package dev.tenfold.stats;

/** Incomplete gamma and beta functions, to about 14 digits. */
@SuppressWarnings("FloatingPointLiteralPrecision") // digits as published
final class Special {
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };
  private static final int STEPS = 100_000;
  private static final double EPSILON = 1e-15;
  private static final double TINY = 1e-300;

  private Special() {}

  /**
   * Returns ln Γ(x) for x ≥ 0.5.
   *
   * @see <a href="https://doi.org/10.1137/0701008">C. Lanczos, A Precision Approximation of the
   *     Gamma Function, SIAM J. Numer. Anal. B 1 (1964)</a>
   */
  static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
  }

  /**
   * Returns I(x; a, b), the regularised incomplete beta function, for a, b ≥ 1 and 0 ≤ x ≤ 1.
   *
   * @see <a href="https://dlmf.nist.gov/8.17#v">DLMF 8.17.22</a>
   */
  static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - beta(1 - x, b, a);
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m <= STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < EPSILON) {
        break;
      }
    }
    return front * h / a;
  }

  /**
   * Returns P(a, x), the regularised lower incomplete gamma function, for a ≥ 0.5 and x ≥ 0.
   *
   * @see <a href="https://dlmf.nist.gov/8.11#i">DLMF 8.11.4 and 8.9.2</a>
   */
  static double gamma(double a, double x) {
    if (x <= 0) {
      return 0;
    }
    double front = Math.exp(a * Math.log(x) - x - logGamma(a));
    if (x < a + 1) {
      double term = 1 / a;
      double sum = term;
      for (int n = 1; n <= STEPS && term > sum * EPSILON; n++) {
        term *= x / (a + n);
        sum += term;
      }
      return front * sum;
    }
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i <= STEPS; i++) {
      double an = i * (a - i);
      b += 2;
      d = 1 / away(an * d + b);
      c = away(b + an / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < EPSILON) {
        break;
      }
    }
    return 1 - front * h;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
