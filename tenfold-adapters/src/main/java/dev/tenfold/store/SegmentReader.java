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
import dev.tenfold.store.parquet.Column;
import dev.tenfold.store.parquet.ParquetReader;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads segments page by page. */
final class SegmentReader {
  private final StoreLayout layout;
  private final RouteTable routes;
  private final Consumer<ChunkRollup> to;
  private final Map<String, Integer> logs = new LinkedHashMap<>();
  private final Map<Route, Integer> ids = new HashMap<>();

  SegmentReader(StoreLayout layout, RouteTable routes, Consumer<ChunkRollup> to) {
    this.layout = layout;
    this.routes = routes;
    this.to = to;
  }

  Stored read(List<Segment> segments, List<Problem> problems) {
    for (Segment segment : segments) {
      addTallies(segment.metadata());
      read(segment.file(), CellColumns.REQUEST_CELLS, this::requests);
      read(layout.beside(segment, StoreLayout.TRAITS), CellColumns.TRAIT_CELLS, this::traits);
      read(
          layout.beside(segment, StoreLayout.CLIENTS), CellColumns.CLIENTS, SegmentReader::clients);
    }
    return new Stored(List.copyOf(logs.keySet()), segments.size(), problems);
  }

  /** Makes a rollup of the rows that a reader stands at. */
  private interface Rows {
    ChunkRollup of(ParquetReader file) throws IOException;
  }

  private void read(Path file, List<Column> columns, Rows rows) {
    try (ParquetReader reader = ParquetReader.open(file, columns)) {
      ChunkRollup next = next(file, reader, rows);
      while (next != null) {
        to.accept(next);
        next = next(file, reader, rows);
      }
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private static @Nullable ChunkRollup next(Path file, ParquetReader reader, Rows rows) {
    try {
      return reader.next() ? rows.of(reader) : null;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw broken(file, e);
    }
  }

  private static TenfoldException broken(Path file, Exception e) {
    return TenfoldException.input(
        "a segment cannot be read: " + StoreLayout.reason(e),
        file.toString(),
        "move the segment's files out of the store and collect its logs again");
  }

  private int log(String name) {
    return logs.computeIfAbsent(name, any -> logs.size());
  }

  private ChunkRollup requests(ParquetReader file) throws IOException {
    String[] services = file.names(CellColumns.SERVICE);
    String[] methods = file.names(CellColumns.METHOD);
    String[] templates = file.names(CellColumns.ROUTE);
    int[] service = file.numbers(CellColumns.SERVICE);
    int[] method = file.numbers(CellColumns.METHOD);
    int[] template = file.numbers(CellColumns.ROUTE);
    int[] ids = new int[file.rows()];
    int[] before = new int[templates.length];
    Arrays.fill(before, -1);
    for (int i = 0; i < ids.length; i++) {
      int other = before[template[i]];
      boolean same = other >= 0 && service[i] == service[other] && method[i] == method[other];
      ids[i] =
          same
              ? ids[other]
              : id(
                  services[service[i]], Method.valueOf(methods[method[i]]), templates[template[i]]);
      before[template[i]] = i;
    }
    CellBlock cells = CellRows.of(file, ids);
    routes.count(cells.route(), cells.status(), cells.count(), cells.size());
    return rollup(log(file), cells, CellRows.NONE, new Tally());
  }

  private int id(String service, Method method, String template) {
    return ids.computeIfAbsent(new Route(service, method, template), routes::intern);
  }

  private ChunkRollup traits(ParquetReader file) throws IOException {
    String[] clients = file.names(CellColumns.CLIENT);
    String[] sizes = file.names(CellColumns.SIZE);
    int[] client = file.numbers(CellColumns.CLIENT);
    int[] size = file.numbers(CellColumns.SIZE);
    int[] codes = new int[file.rows()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] =
          new Trait(
                  ClientClass.valueOf(clients[client[i]]), Trait.SizeClass.valueOf(sizes[size[i]]))
              .code();
    }
    return rollup(log(file), CellRows.NONE, CellRows.of(file, codes), new Tally());
  }

  /** Returns the log of the rows that the file stands at, which are all of one. */
  private int log(ParquetReader file) throws IOException {
    return log(file.names(CellColumns.LOG)[file.numbers(CellColumns.LOG)[0]]);
  }

  private static ChunkRollup clients(ParquetReader file) throws IOException {
    long[] hashes = file.longs(CellColumns.CLIENTS.getFirst());
    int[] requests = CellRows.ints(file.longs(CellColumns.CLIENTS.getLast()));
    return new ChunkRollup(0, 0, 0, CellRows.NONE, CellRows.NONE, hashes, requests, new Tally());
  }

  /** Adds a segment's accounts, numbered as logs are here. */
  private void addTallies(SegmentMetadata metadata) {
    for (int i = 0; i < metadata.logs().size(); i++) {
      int log = log(metadata.logs().get(i));
      Tally tally = renumbered(metadata.tallies().get(i), log);
      to.accept(rollup(log, CellRows.NONE, CellRows.NONE, tally));
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
}
