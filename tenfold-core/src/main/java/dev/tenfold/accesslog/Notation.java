package dev.tenfold.accesslog;

/**
 * How a stamp, a duration or an address is written. Numbers may start with {@code +}; a negative
 * one, or {@code -}, is absent.
 */
public enum Notation {
  /** Nothing special: text, or a plain whole number. */
  PLAIN,
  /** An address and its port, parted by the last colon: {@code 192.0.2.1:53332}, {@code ::1:80}. */
  WITH_PORT,
  /** {@code 10/Oct/2000:13:55:36 -0700}, as in the Common Log Format. */
  CLF_TIME,
  /**
   * {@code 25/Feb/2019:16:19:48.143}, as HAProxy writes it; fraction and zone may be there or not.
   */
  HAPROXY_TIME,
  /** {@code Sun Mar 6 22:56:30 2016}, as C's {@code ctime} writes it, without a zone. */
  CTIME,
  /**
   * ISO 8601 with optional fraction and zone: {@code 2018-07-02T22:23:00.186641Z}. A space may
   * stand for the T.
   */
  ISO_TIME,
  /** Seconds since 1970, with optional fraction, as nginx' {@code $msec}. */
  EPOCH_SECONDS,
  /** Milliseconds since 1970. */
  EPOCH_MILLIS,
  /** Microseconds since 1970. */
  EPOCH_MICROS,
  /** Nanoseconds since 1970. */
  EPOCH_NANOS,
  /** A duration in seconds, with optional fraction. */
  SECONDS,
  /** A duration in milliseconds, with optional fraction. */
  MILLIS,
  /** A duration in microseconds. */
  MICROS,
  /** A duration in nanoseconds. */
  NANOS,
  /** A duration that carries its unit: {@code 12ms}, {@code 1.5s}, {@code 350µs}. */
  WITH_UNIT
}
