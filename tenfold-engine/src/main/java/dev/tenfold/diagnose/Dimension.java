package dev.tenfold.diagnose;

/** What a product can be limited in. */
public enum Dimension {
  PERFORMANCE,
  CAPACITY,
  RELIABILITY,
  SECURITY,
  COST,
  VELOCITY
}
