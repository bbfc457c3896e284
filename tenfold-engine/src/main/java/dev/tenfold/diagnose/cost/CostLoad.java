package dev.tenfold.diagnose.cost;

import java.util.List;

/**
 * What was done for the money, over the window.
 *
 * @param requests how many were served; −1 where nobody knows
 * @param unit what the business sells, {@code order}; empty where nobody has declared it
 * @param units how many of them; −1 where nobody knows
 * @param cpuUsed CPU seconds that were used; NaN where nobody knows
 * @param cpuBought CPU seconds that were paid for; NaN where nobody knows
 * @param routes by route; empty where nobody knows
 */
public record CostLoad(
    long requests,
    String unit,
    long units,
    double cpuUsed,
    double cpuBought,
    List<RouteLoad> routes) {
  /** Nothing is known. */
  public static final CostLoad UNKNOWN =
      new CostLoad(-1, "", -1, Double.NaN, Double.NaN, List.of());

  public CostLoad {
    routes = List.copyOf(routes);
  }

  /**
   * What one route did.
   *
   * @param route {@code GET /product/{id}}
   * @param requests how many
   * @param bytes sent in all; NaN where nobody knows
   * @param cpu what one request takes
   */
  public record RouteLoad(String route, long requests, double bytes, CpuDemand cpu) {}

  /**
   * CPU time of a request, in seconds.
   *
   * @param seconds NaN where nobody knows
   * @param low lower end of its interval at 95 %; NaN without one
   * @param high upper end; NaN without one
   * @param how where it is from: {@code least squares of CPU on throughput}
   */
  public record CpuDemand(double seconds, double low, double high, String how) {
    public static final CpuDemand UNKNOWN = new CpuDemand(Double.NaN, Double.NaN, Double.NaN, "");

    public boolean isKnown() {
      return seconds >= 0;
    }

    public boolean hasInterval() {
      return low >= 0 && high >= low;
    }
  }
}
