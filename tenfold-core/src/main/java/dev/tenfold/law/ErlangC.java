package dev.tenfold.law;

/**
 * Waiting for one of c servers when arrivals are Poisson and service times exponential, M/M/c. Real
 * traffic comes in bursts, which wait longer, often many times as long: it is a floor to check
 * other numbers against and never a forecast.
 *
 * @see <a href="https://doi.org/10.1002/9781118625651">Gross, Shortle, Thompson and Harris,
 *     Fundamentals of Queueing Theory, 4th edition (2008), section 2.3</a>
 */
public final class ErlangC {
  private ErlangC() {}

  /**
   * Returns the probability that a request has to wait, 0 to 1, by the recursion of Erlang's loss
   * formula B(k) = a·B(k−1) / (k + a·B(k−1)), then C = B / (1 − ρ·(1 − B)).
   *
   * @param servers c, at least 1
   * @param offered a = λ·s, servers busy on average; 1 is returned from c on
   */
  public static double waiting(int servers, double offered) {
    if (servers < 1 || !(offered >= 0)) {
      throw new IllegalArgumentException(offered + " offered to " + servers);
    }
    if (offered >= servers) {
      return 1;
    }
    double loss = 1;
    for (int k = 1; k <= servers; k++) {
      loss = offered * loss / (k + offered * loss);
    }
    return loss / (1 - offered / servers * (1 - loss));
  }

  /**
   * Returns the mean time that requests wait, in seconds: C·s / (c − a); infinite from c on.
   *
   * @param serviceSeconds s, the mean time of service
   */
  public static double meanWait(int servers, double offered, double serviceSeconds) {
    return offered >= servers
        ? Double.POSITIVE_INFINITY
        : waiting(servers, offered) * serviceSeconds / (servers - offered);
  }
}
