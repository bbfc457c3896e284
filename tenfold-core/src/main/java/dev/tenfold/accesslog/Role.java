package dev.tenfold.accesslog;

/** What a field of a log line says about the request. */
public enum Role {
  /** A stamp that is complete in one field. */
  TIME,
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
  STATUS,
  BYTES,
  /** Time the whole request took. */
  DURATION,
  /** Time the upstream took: one number or a list of attempts. */
  UPSTREAM,
  CLIENT,
  USER_AGENT,
  /** The virtual host, backend or router, which names the service. */
  HOST,
  /** Not used. */
  IGNORED
}
