package dev.tenfold.store;

import dev.tenfold.accesslog.Method;
import dev.tenfold.accesslog.Rejection;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.rollup.ClientClass;
import dev.tenfold.rollup.Tally;
import dev.tenfold.rollup.Trait;
import dev.tenfold.route.Route;
import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads segments through DuckDB, in memory. */
final class SegmentReader {
  private static final CellBlock NO_CELLS = new CellRows().drain();

  private final StoreLayout layout;
  private final RouteTable routes;
  private final Map<String, Integer> logs = new LinkedHashMap<>();
  private final List<ChunkRollup> rollups = new ArrayList<>();

  SegmentReader(StoreLayout layout, RouteTable routes) {
    this.layout = layout;
    this.routes = routes;
  }

  Stored read(List<Segment> segments, List<Problem> problems) {
    for (Segment segment : segments) {
      addTallies(segment.metadata());
    }
    if (!segments.isEmpty()) {
      try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
          Statement sql = duckdb.createStatement()) {
        requests(sql, segments.stream().map(Segment::file).toList());
        traits(sql, beside(segments, StoreLayout.TRAITS));
        clients(sql, beside(segments, StoreLayout.CLIENTS));
      } catch (SQLException e) {
        throw TenfoldException.input(
            "a segment cannot be read: " + e.getMessage(),
            layout.root().toString(),
            "move the broken file out of the store and collect its logs again");
      }
    }
    return new Stored(List.copyOf(logs.keySet()), rollups, segments.size(), problems);
  }

  private List<Path> beside(List<Segment> segments, String kind) {
    return segments.stream()
        .map(segment -> layout.beside(segment, kind))
        .filter(Files::exists)
        .toList();
  }

  private int log(String name) {
    return logs.computeIfAbsent(name, any -> logs.size());
  }

  private void requests(Statement sql, List<Path> files) throws SQLException {
    try (ResultSet rows =
        sql.executeQuery(
            "select log, service, method, route, "
                + CellRows.FIGURES
                + " from "
                + table(files)
                + " order by log, service, method, route, status, bucket")) {
      CellRows cells = new CellRows();
      Map<Route, Integer> ids = new LinkedHashMap<>();
      int log = 0;
      while (rows.next()) {
        Route route =
            new Route(rows.getString(2), Method.valueOf(rows.getString(3)), rows.getString(4));
        int id = ids.computeIfAbsent(route, routes::intern);
        int itsLog = log(rows.getString(1));
        if (itsLog != log || cells.mustEndBefore(id, rows.getInt(5), rows.getInt(6))) {
          addRequests(log, cells);
        }
        log = itsLog;
        cells.add(id, rows, 5);
      }
      addRequests(log, cells);
    }
  }

  private void addRequests(int log, CellRows cells) {
    if (cells.size() > 0) {
      CellBlock block = cells.drain();
      routes.count(block.route(), block.status(), block.count(), block.size());
      rollups.add(rollup(log, block, NO_CELLS, new Tally()));
    }
  }

  private void traits(Statement sql, List<Path> files) throws SQLException {
    if (files.isEmpty()) {
      return;
    }
    try (ResultSet rows =
        sql.executeQuery(
            "select log, client_class, size_class, "
                + CellRows.FIGURES
                + " from "
                + table(files)
                + " order by log, client_class, size_class, status, bucket")) {
      CellRows cells = new CellRows();
      int log = 0;
      while (rows.next()) {
        int itsLog = log(rows.getString(1));
        Trait trait =
            new Trait(
                ClientClass.valueOf(rows.getString(2)), Trait.SizeClass.valueOf(rows.getString(3)));
        if (itsLog != log || cells.mustEndBefore(trait.code(), rows.getInt(4), rows.getInt(5))) {
          addTraits(log, cells);
        }
        log = itsLog;
        cells.add(trait.code(), rows, 4);
      }
      addTraits(log, cells);
    }
  }

  private void addTraits(int log, CellRows cells) {
    if (cells.size() > 0) {
      rollups.add(rollup(log, NO_CELLS, cells.drain(), new Tally()));
    }
  }

  private void clients(Statement sql, List<Path> files) throws SQLException {
    if (files.isEmpty()) {
      return;
    }
    long[] hashes = new long[1 << 10];
    int[] requests = new int[1 << 10];
    int n = 0;
    try (ResultSet rows =
        sql.executeQuery(
            "select client_hash, least(sum(requests), 2147483647)::int from "
                + table(files)
                + " group by client_hash")) {
      for (; rows.next(); n++) {
        if (n == hashes.length) {
          hashes = Arrays.copyOf(hashes, n * 2);
          requests = Arrays.copyOf(requests, n * 2);
        }
        hashes[n] = rows.getLong(1);
        requests[n] = rows.getInt(2);
      }
    }
    rollups.add(
        new ChunkRollup(
            0,
            0,
            0,
            NO_CELLS,
            NO_CELLS,
            Arrays.copyOf(hashes, n),
            Arrays.copyOf(requests, n),
            new Tally()));
  }

  /** Adds a segment's accounts, numbered as logs are here. */
  private void addTallies(SegmentMetadata metadata) {
    for (int i = 0; i < metadata.logs().size(); i++) {
      int log = log(metadata.logs().get(i));
      rollups.add(rollup(log, NO_CELLS, NO_CELLS, renumbered(metadata.tallies().get(i), log)));
    }
  }

  private static Tally renumbered(Tally kept, int log) {
    Tally tally = new Tally();
    tally.used = kept.used;
    tally.bytes = kept.bytes;
    tally.withoutDuration = kept.withoutDuration;
    tally.zeroDurations = kept.zeroDurations;
    tally.truncatedAgents = kept.truncatedAgents;
    tally.withoutRequest = kept.withoutRequest;
    tally.outOfOrder = kept.outOfOrder;
    kept.rejectedByReason().forEach(tally::reject);
    for (Rejection reason : Rejection.values()) {
      for (Tally.Sample s : kept.samples(reason)) {
        tally.sample(reason, new Tally.Sample(log, s.offset(), s.field(), s.text()));
      }
    }
    return tally;
  }

  private static ChunkRollup rollup(int log, CellBlock cells, CellBlock traits, Tally tally) {
    return new ChunkRollup(log, 0, 0, cells, traits, new long[0], new int[0], tally);
  }

  private static String table(List<Path> files) {
    return files.stream()
        .map(file -> "'" + file.toString().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
  }
}
