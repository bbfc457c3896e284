package dev.tenfold.store;

import dev.tenfold.collect.Covered;
import dev.tenfold.collect.Fingerprint;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A segment in the making: chunks that follow each other in their logs. One thread at a time. */
final class SegmentDraft {
  private static final int BYTES_PER_CLIENT = 24;

  private final List<String> logs;
  private final List<EncodedChunk> chunks = new ArrayList<>();
  private final Map<Fingerprint, Covered> covers = new LinkedHashMap<>();
  private final List<Tally> tallies;
  private final ClientCounts clients = new ClientCounts();
  private int firstBucket = Integer.MAX_VALUE;
  private long pageBytes;

  SegmentDraft(List<String> logs) {
    this.logs = List.copyOf(logs);
    this.tallies = logs.stream().map(any -> new Tally()).toList();
  }

  /** Adds a chunk that begins where the log's last one in this draft ended. */
  void add(EncodedChunk chunk, Fingerprint log) {
    chunks.add(chunk);
    Covered next = new Covered(log, chunk.rollup().from(), chunk.rollup().to());
    covers.merge(log, next, (a, b) -> new Covered(log, a.from(), b.to()));
    tallies.get(chunk.rollup().log()).merge(chunk.rollup().tally());
    clients.add(chunk.rollup().clients(), chunk.rollup().clientRequests());
    firstBucket = Math.min(firstBucket, chunk.firstBucket());
    pageBytes += chunk.bytes();
  }

  List<String> logs() {
    return logs;
  }

  List<EncodedChunk> chunks() {
    return chunks;
  }

  ClientCounts clients() {
    return clients;
  }

  boolean coversAnything() {
    return !covers.isEmpty();
  }

  /** Returns about how much memory this takes, in bytes. */
  long bytes() {
    return pageBytes + (long) BYTES_PER_CLIENT * clients.size();
  }

  SegmentMetadata metadata() {
    return new SegmentMetadata(List.copyOf(covers.values()), logs, tallies, List.of());
  }

  /** Returns the day of the first request. */
  Optional<LocalDate> firstDay() {
    return firstBucket == Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(
            LocalDate.ofInstant(
                Instant.ofEpochSecond((long) firstBucket * CellBlock.BUCKET_SECONDS),
                ZoneOffset.UTC));
  }
}
