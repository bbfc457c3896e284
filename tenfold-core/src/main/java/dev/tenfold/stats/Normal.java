package dev.tenfold.stats;

/** The standard normal distribution. */
@SuppressWarnings("FloatingPointLiteralPrecision") // digits as published
final class Normal {
  private static final double[] A = {
    3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
    1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
    3.3430575583588128105e+4, 2.5090809287301226727e+3
  };
  private static final double[] B = {
    1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
    5.3941960214247511077e+3, 2.1213794301586595867e+4, 3.9307895800092710610e+4,
    2.8729085735721942674e+4, 5.2264952788528545610e+3
  };
  private static final double[] C = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4
  };
  private static final double[] D = {
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0,
    6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
    5.47593808499534494600e-4, 1.05075007164441684324e-9
  };

  private Normal() {}

  /**
   * Returns z with Φ(z) = p, to about 16 digits for {@code 1e-11 < p < 1 − 1e-11}.
   *
   * @see <a href="https://doi.org/10.2307/2347330">M. J. Wichura, Algorithm AS 241, Applied
   *     Statistics 37 (1988)</a>
   */
  static double quantile(double p) {
    if (!(p > 1e-11 && p < 1 - 1e-11)) {
      throw new IllegalArgumentException("the normal quantile of " + p);
    }
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * ratio(A, B, r);
    }
    double r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    return Math.copySign(ratio(C, D, r - 1.6), q);
  }

  /** Returns z so that a two-sided interval of {@code ± z} has the level. */
  static double twoSided(double level) {
    return quantile(0.5 + level / 2);
  }

  /** Returns Φ(z), to about 14 digits. */
  static double cumulative(double z) {
    double half = Special.gamma(0.5, z * z / 2) / 2;
    return z < 0 ? 0.5 - half : 0.5 + half;
  }

  private static double ratio(double[] numerator, double[] denominator, double x) {
    double n = 0;
    double d = 0;
    for (int i = numerator.length - 1; i >= 0; i--) {
      n = n * x + numerator[i];
      d = d * x + denominator[i];
    }
    return n / d;
  }
}
