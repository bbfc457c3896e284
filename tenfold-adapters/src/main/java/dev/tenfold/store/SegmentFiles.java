package dev.tenfold.store;

import dev.tenfold.store.parquet.Column;
import dev.tenfold.store.parquet.Names;
import dev.tenfold.store.parquet.Page;
import dev.tenfold.store.parquet.PageEncoder;
import dev.tenfold.store.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Writes drafts as segments: files of every kind, the one of requests last. */
final class SegmentFiles {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Chunks of about 2,000 rows: row groups of about DuckDB's own size. */
  private static final int CHUNKS_A_GROUP = 60;

  private final StoreLayout layout;
  private final InstantSource clock;
  private final String version;

  SegmentFiles(StoreLayout layout, InstantSource clock, String version) {
    this.layout = layout;
    this.clock = clock;
    this.version = version;
  }

  /** Writes a segment; when this returns it is there for good, and when it throws it is not. */
  void write(SegmentDraft draft, RouteNames routes) throws IOException {
    Instant now = clock.instant();
    LocalDate day = draft.firstDay().orElse(LocalDate.ofInstant(now, ZoneOffset.UTC));
    String id = freeId(now, day);
    SegmentMetadata metadata = draft.metadata();
    Map<Column, Names> names = new HashMap<>(routes.dictionaries());
    names.put(CellColumns.LOG, Names.of(draft.logs()));

    put(
        layout.file(StoreLayout.TRAITS, day, id),
        CellColumns.TRAIT_CELLS,
        metadata.toPairs(StoreLayout.TRAITS, version),
        writer -> cells(writer, draft, EncodedChunk::traits, EncodedChunk::traitRows, names));
    put(
        layout.file(StoreLayout.CLIENTS, day, id),
        CellColumns.CLIENTS,
        metadata.toPairs(StoreLayout.CLIENTS, version),
        writer -> clients(writer, draft.clients()));
    put(
        layout.file(StoreLayout.REQUESTS, day, id),
        CellColumns.REQUEST_CELLS,
        metadata.toPairs(StoreLayout.REQUESTS, version),
        writer -> cells(writer, draft, EncodedChunk::requests, EncodedChunk::rows, names));
  }

  private String freeId(Instant now, LocalDate day) {
    for (int n = 0; ; n++) {
      String id = ID.format(now) + "-" + n;
      if (!Files.exists(layout.file(StoreLayout.REQUESTS, day, id))) {
        return id;
      }
    }
  }

  /** Writes the content of a file. */
  private interface Content {
    void write(ParquetWriter writer) throws IOException;
  }

  private void put(Path place, List<Column> columns, Map<String, String> metadata, Content content)
      throws IOException {
    Path folder = Files.createDirectories(layout.unfinished());
    Path file = folder.resolve(place.getFileName().toString());
    try {
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ParquetWriter writer = new ParquetWriter(channel, columns);
        content.write(writer);
        writer.finish(metadata, "tenfold " + version);
        channel.force(true);
      }
      layout.put(file, place);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void cells(
      ParquetWriter writer,
      SegmentDraft draft,
      Function<EncodedChunk, List<Page>> pages,
      ToIntFunction<EncodedChunk> rows,
      Map<Column, Names> names)
      throws IOException {
    List<EncodedChunk> chunks =
        draft.chunks().stream().filter(chunk -> rows.applyAsInt(chunk) > 0).toList();
    for (int from = 0; from < chunks.size(); from += CHUNKS_A_GROUP) {
      List<EncodedChunk> group =
          chunks.subList(from, Math.min(chunks.size(), from + CHUNKS_A_GROUP));
      List<List<Page>> columns = new ArrayList<>();
      for (int c = 0; c < pages.apply(group.getFirst()).size(); c++) {
        int column = c;
        columns.add(group.stream().map(chunk -> pages.apply(chunk).get(column)).toList());
      }
      writer.rowGroup(group.stream().mapToLong(rows::applyAsInt).sum(), columns, names);
    }
  }

  private static void clients(ParquetWriter writer, ClientCounts clients) throws IOException {
    if (clients.size() == 0) {
      return;
    }
    int[] requests = new int[clients.size()];
    long[] hashes = clients.drain(requests);
    PageEncoder encoder = new PageEncoder();
    writer.rowGroup(
        hashes.length,
        List.of(
            List.of(encoder.longs(hashes, hashes.length)),
            List.of(encoder.ints(requests, hashes.length))),
        Map.of());
  }
}
