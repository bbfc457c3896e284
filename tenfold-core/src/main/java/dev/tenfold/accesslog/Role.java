package dev.tenfold.accesslog;

/** What a field of a log line says about the request. */
public enum Role {
  /** A stamp that is complete in one field. */
  TIME,
  /**
   * A second stamp, at the end of a request whose {@link #TIME} is its start; the difference is the
   * duration of keyed lines that have no other. A {@link Layout} passes over it.
   */
  END_TIME,
  /** The date of a stamp whose time of day is a field of its own, {@code 2026-03-12}. */
  DATE,
  /** The time of day of a stamp whose date is a field of its own, {@code 17:00:00.363}. */
  CLOCK,
  /** {@code GET /path?query HTTP/1.1}. */
  REQUEST,
  METHOD,
  /** Path and query, or an absolute URL. */
  TARGET,
  /** Path without query. */
  PATH,
  /** Three digits; {@code -}, {@code -1} and {@code 000} where none was sent. */
  STATUS,
  BYTES,
  /** Time the whole request took. */
  DURATION,
  /** A part of the duration, which is the sum of all parts and absent when one is negative. */
  DURATION_PART,
  /** Time the upstream took: one number or a list of attempts. */
  UPSTREAM,
  /** The client's address, with its port where the notation is {@link Notation#WITH_PORT}. */
  CLIENT,
  USER_AGENT,
  /** The virtual host, backend or router, which names the service. */
  HOST,
  /** Not used. */
  IGNORED
}
