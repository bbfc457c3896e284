package dev.tenfold.law;

import java.util.PriorityQueue;

/**
 * Requests that wait in order of arrival for one of c equal servers, as recorded arrivals would:
 * for bursts that no formula knows.
 *
 * @see <a href="https://doi.org/10.1090/S0002-9947-1955-0066587-3">J. Kiefer and J. Wolfowitz, On
 *     the Theory of Queues with Many Servers, Transactions of the AMS 78 (1955)</a>
 */
public final class ServerQueue {
  private ServerQueue() {}

  /**
   * Returns how long each request waits for a server, in seconds.
   *
   * @param arrivals when they come, in seconds, ascending
   * @param service how long each is served, in seconds
   * @param servers c, at least 1
   */
  public static double[] waits(double[] arrivals, double[] service, int servers) {
    if (servers < 1 || arrivals.length != service.length) {
      throw new IllegalArgumentException(
          arrivals.length + " arrivals, " + service.length + " services, " + servers + " servers");
    }
    PriorityQueue<Double> busyUntil = new PriorityQueue<>();
    double[] waits = new double[arrivals.length];
    for (int i = 0; i < arrivals.length; i++) {
      double start = arrivals[i];
      if (busyUntil.size() >= servers) {
        start = Math.max(start, busyUntil.remove());
      }
      waits[i] = start - arrivals[i];
      busyUntil.add(start + service[i]);
    }
    return waits;
  }
}
