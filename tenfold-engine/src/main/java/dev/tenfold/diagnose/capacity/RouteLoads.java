package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.Material;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Counts the requests of each route over time, from collected access logs. */
public final class RouteLoads {
  private static final int MINUTE = 60 / CellBlock.BUCKET_SECONDS;

  /** Numbers kept for each of requests and time: 30 days of minutes of some 50 routes. */
  private static final long MOST_CELLS = 1 << 21;

  private final IntUnaryOperator routes;
  private final int width;
  private final long first;
  private final long[][] counts;
  private final double[][] seconds;
  private boolean timed;

  private RouteLoads(Material material, int width) {
    this.routes = material.fold();
    this.width = width;
    first = Math.floorDiv(material.aggregate().firstBucket(), width);
    long last = Math.floorDiv(material.aggregate().lastBucket(), width);
    int columns = Math.toIntExact(last - first + 1);
    counts = new long[columns][material.routes().size()];
    seconds = new double[columns][material.routes().size()];
  }

  /** Returns what a route is called here: {@code GET /product/{id} of shop}. */
  public static String name(Route route) {
    return route.label() + (route.service().isEmpty() ? "" : " of " + route.service());
  }

  /**
   * Returns the load in columns as narrow as there is room for: of ten seconds for some days, of a
   * minute for a month. Those in which nobody asked are zeros.
   *
   * @param cells gives every cell that {@code material} was added up from
   */
  public static RouteLoad of(Material material, Consumer<Consumer<CellBlock>> cells) {
    long span = material.aggregate().lastBucket() - material.aggregate().firstBucket() + 2;
    long each = Math.max(1, material.routes().size());
    int width = 1;
    while (span / width * each > MOST_CELLS) {
      width = width < MINUTE ? MINUTE : width * 2;
    }
    RouteLoads loads = new RouteLoads(material, width);
    cells.accept(loads::add);
    return loads.load(material.routes());
  }

  private void add(CellBlock cells) {
    for (int i = 0; i < cells.size(); i++) {
      int column = (int) (Math.floorDiv(cells.bucket()[i], width) - first);
      int route = routes.applyAsInt(cells.route()[i]);
      counts[column][route] += cells.count()[i];
      seconds[column][route] += cells.sumNanos()[i] * 1e-9;
      timed |= cells.timed()[i] > 0;
    }
  }

  private RouteLoad load(List<Route> shown) {
    List<String> names = new ArrayList<>();
    for (Route route : shown) {
      names.add(name(route));
    }
    int length = width * CellBlock.BUCKET_SECONDS;
    long[] starts = new long[counts.length];
    for (int column = 0; column < starts.length; column++) {
      starts[column] = (first + column) * length;
    }
    return new RouteLoad(length, names, starts, counts, timed ? seconds : new double[0][]);
  }
}
