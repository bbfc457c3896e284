package dev.tenfold.diagnose.capacity;

import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Window;
import java.util.List;

/**
 * What a diagnosis of capacity is made from.
 *
 * @param window what it is about; facts outside it are left out
 * @param samples what resources were used, in any order; empty where nothing was sampled
 * @param load requests of each route; {@link RouteLoad#none} where no log is there
 * @param times the load that is asked for, as a multiple of the busiest steady minute
 * @param seed of the draws for intervals and of the simulation
 */
public record CapacityMaterial(
    Window window, List<ResourceSample> samples, RouteLoad load, double times, long seed) {
  /** The load that is asked for where nothing else is declared. */
  public static final double TEN_TIMES = 10;

  public CapacityMaterial {
    samples = List.copyOf(samples);
    if (!(times > 1)) {
      throw new IllegalArgumentException(times + " times the load");
    }
  }

  /** Returns the material for the question of ten times the load. */
  public static CapacityMaterial of(Window window, List<ResourceSample> samples, RouteLoad load) {
    return new CapacityMaterial(window, samples, load, TEN_TIMES, 1);
  }
}
