package dev.tenfold.source.resources;

/** What a number says of a resource. */
public enum ResourceRole {
  /** How much of it is busy. */
  USED,
  /** How much there is. */
  CAPACITY,
  /** How many wait for it. */
  WAITING
}
