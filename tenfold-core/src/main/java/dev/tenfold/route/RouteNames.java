package dev.tenfold.route;

/** What the numbers that cells carry stand for. */
public interface RouteNames {
  /** Returns the route of a number, {@code 0 ≤ id < size()}. */
  Route of(int id);

  /** Returns how many routes there are. */
  int size();
}
