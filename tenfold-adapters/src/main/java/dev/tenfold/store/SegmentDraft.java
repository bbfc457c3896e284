package dev.tenfold.store;

import dev.tenfold.collect.Archive;
import dev.tenfold.collect.Covered;
import dev.tenfold.collect.Fingerprint;
import dev.tenfold.collect.RollupStore;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A segment in the making: chunks that follow each other in their logs. One thread at a time. */
final class SegmentDraft {
  private static final int BYTES_PER_CLIENT = 24;

  private final List<RollupStore.Origin> logs;
  private final List<EncodedChunk> chunks = new ArrayList<>();
  private final Map<Integer, Stretch> covers = new TreeMap<>();
  private final List<Archive> archives = new ArrayList<>();
  private final List<Tally> tallies;
  private final ClientCounts clients = new ClientCounts();
  private int firstBucket = Integer.MAX_VALUE;
  private long pageBytes;

  /** What the chunks of a log cover of it, and the last bytes of that. */
  @SuppressWarnings("ArrayRecordComponent") // hashed when the draft is done, never compared
  private record Stretch(long from, long to, byte[] ending) {
    Covered of(RollupStore.Origin origin) {
      return new Covered(origin.log(), from, to, Fingerprint.of(ending));
    }
  }

  SegmentDraft(List<RollupStore.Origin> logs) {
    this.logs = List.copyOf(logs);
    this.tallies = logs.stream().map(any -> new Tally()).toList();
  }

  /** Adds a chunk that begins where the log's last one in this draft ended. */
  void add(EncodedChunk chunk, byte[] ending) {
    chunks.add(chunk);
    Stretch next = new Stretch(chunk.rollup().from(), chunk.rollup().to(), ending);
    covers.merge(chunk.rollup().log(), next, (a, b) -> new Stretch(a.from(), b.to(), b.ending()));
    tallies.get(chunk.rollup().log()).merge(chunk.rollup().tally());
    clients.add(chunk.rollup().clients(), chunk.rollup().clientRequests());
    firstBucket = Math.min(firstBucket, chunk.firstBucket());
    pageBytes += chunk.bytes();
  }

  /** Says that all of an archive is kept with this. */
  void settle(Archive archive) {
    archives.add(archive);
  }

  /**
   * Returns the names of the logs on one line each, by the numbers that chunks have; empty for
   * those of which there is nothing here. Two may be the same: a locale without their characters
   * shows different paths alike.
   */
  List<String> logs() {
    return IntStream.range(0, logs.size())
        .mapToObj(log -> covers.containsKey(log) ? name(log) : "")
        .toList();
  }

  private String name(int log) {
    return SegmentMetadata.clean(logs.get(log).name());
  }

  /** Returns an empty draft for what follows in the same logs. */
  SegmentDraft next() {
    return new SegmentDraft(logs);
  }

  List<EncodedChunk> chunks() {
    return chunks;
  }

  ClientCounts clients() {
    return clients;
  }

  boolean saysAnything() {
    return !covers.isEmpty() || !archives.isEmpty();
  }

  /** Returns about how much memory this takes, in bytes. */
  long bytes() {
    return pageBytes + (long) BYTES_PER_CLIENT * clients.size();
  }

  SegmentMetadata metadata() {
    List<Covered> stretches = new ArrayList<>();
    covers.forEach((log, stretch) -> stretches.add(stretch.of(logs.get(log))));
    return new SegmentMetadata(
        stretches,
        archives,
        covers.keySet().stream().map(this::name).toList(),
        covers.keySet().stream().map(tallies::get).toList(),
        List.of());
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
