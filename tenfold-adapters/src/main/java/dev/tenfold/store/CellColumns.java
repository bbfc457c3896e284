package dev.tenfold.store;

import static dev.tenfold.store.parquet.Column.list;
import static dev.tenfold.store.parquet.Column.one;
import static dev.tenfold.store.parquet.Column.optional;

import dev.tenfold.store.parquet.Column;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a segment's files. {@code docs/store.md} says what each means. */
final class CellColumns {
  static final Column SERVICE = one("service", Column.Type.NAME);
  static final Column METHOD = one("method", Column.Type.NAME);
  static final Column ROUTE = one("route", Column.Type.NAME);
  static final Column CLIENT = one("client_class", Column.Type.NAME);
  static final Column SIZE = one("size_class", Column.Type.NAME);
  static final Column LOG = one("log", Column.Type.NAME);
  static final Column STATUS = one("status", Column.Type.INT);
  static final Column START = one("start_utc", Column.Type.TIME);
  static final Column REQUESTS = one("requests", Column.Type.INT);
  static final Column BYTES = one("size_bytes", Column.Type.LONG);
  static final Column TIMED = one("timed_requests", Column.Type.INT);
  static final Column SUM = one("latency_ns_sum", Column.Type.LONG);
  static final Column MIN = optional("latency_ns_min", Column.Type.LONG);
  static final Column MAX = optional("latency_ns_max", Column.Type.LONG);
  static final Column ZEROS = one("latency_zeros", Column.Type.INT);
  static final Column BIN = list("latency_bin", Column.Type.INT);
  static final Column BIN_COUNT = list("latency_bin_count", Column.Type.INT);
  static final Column SLOWEST = one("slowest_offset", Column.Type.LONG);

  private static final List<Column> FIGURES =
      List.of(STATUS, START, REQUESTS, BYTES, TIMED, SUM, MIN, MAX, ZEROS, BIN, BIN_COUNT, SLOWEST);

  /** By service, method, route, status and ten seconds. */
  static final List<Column> REQUEST_CELLS =
      Stream.concat(Stream.of(SERVICE, METHOD, ROUTE, LOG), FIGURES.stream()).toList();

  /** By class of client, class of size, status and hour. */
  static final List<Column> TRAIT_CELLS =
      Stream.concat(Stream.of(CLIENT, SIZE, LOG), FIGURES.stream()).toList();

  /** By hash of the client's address. */
  static final List<Column> CLIENTS =
      List.of(one("client_hash", Column.Type.LONG), one("requests", Column.Type.INT));

  private CellColumns() {}
}
