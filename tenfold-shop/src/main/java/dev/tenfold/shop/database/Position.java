package dev.tenfold.shop.database;

/**
 * A place in PostgreSQL's write-ahead log.
 *
 * @param bytes from the beginning of the log
 * @see <a href="https://www.postgresql.org/docs/18/datatype-pg-lsn.html">PostgreSQL: pg_lsn</a>
 */
record Position(long bytes) implements Comparable<Position> {
  static final Position START = new Position(0);

  /** Reads {@code 16/B374D848}; what was never written is at the start. */
  static Position of(String text) {
    if (text.isEmpty()) {
      return START;
    }
    int slash = text.indexOf('/');
    return new Position(
        Long.parseLong(text, 0, slash, 16) << 32
            | Long.parseLong(text, slash + 1, text.length(), 16));
  }

  @Override
  public int compareTo(Position other) {
    return Long.compareUnsigned(bytes, other.bytes);
  }
}
