package dev.tenfold.diagnose;

import java.util.List;

/**
 * Durations of all requests over time: how many fell into each column of the {@link Timeline} and
 * each bin.
 *
 * @param columns number of columns, those of the timeline
 * @param bins bins of duration, the shortest first
 * @param cells cells that hold requests, by column, then bin
 */
public record HeatMap(int columns, List<Bin> bins, List<Cell> cells) {
  public HeatMap {
    bins = List.copyOf(bins);
    cells = List.copyOf(cells);
  }

  /**
   * A bin of durations.
   *
   * @param low lower bound in seconds, exclusive
   * @param high upper bound in seconds, inclusive; 0 for durations below the clock's resolution
   */
  public record Bin(double low, double high) {}

  /**
   * Requests in a column and a bin.
   *
   * @param column index of the column
   * @param bin index of the bin
   * @param requests how many, at least 1
   */
  public record Cell(int column, int bin, long requests) {}
}
