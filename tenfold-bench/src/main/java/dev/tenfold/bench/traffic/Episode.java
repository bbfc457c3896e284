package dev.tenfold.bench.traffic;

/**
 * A time in which something is different.
 *
 * @param fromSecond when it begins, in seconds after the start of the log
 * @param toSecond when it is over
 * @param shape takes the place of the shape that asks for the same; comes on top where there is
 *     none
 */
record Episode(int fromSecond, int toSecond, Shape shape) {
  boolean covers(int second) {
    return second >= fromSecond && second < toSecond;
  }
}
