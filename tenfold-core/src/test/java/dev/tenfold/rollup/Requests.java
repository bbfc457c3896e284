package dev.tenfold.rollup;

import dev.tenfold.sketch.DurationHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests by hand, rolled up as a chunk of a log is. */
final class Requests {
  record Request(int route, int status, long second, long nanos, long bytes, long offset) {}

  private record Key(int route, int status, int bucket) {}

  private Requests() {}

  static ChunkRollup chunk(List<Request> requests, long[] clients, int[] clientRequests) {
    Tally tally = new Tally();
    tally.used = requests.size();
    CellBlock none = cells(List.of());
    return new ChunkRollup(0, 0, 0, cells(requests), none, clients, clientRequests, tally);
  }

  static CellBlock cells(List<Request> requests) {
    Comparator<Key> order =
        Comparator.comparingInt(Key::route)
            .thenComparingInt(Key::status)
            .thenComparingInt(Key::bucket);
    Map<Key, List<Request>> groups = new TreeMap<>(order);
    for (Request request : requests) {
      int bucket = (int) Math.floorDiv(request.second, CellBlock.BUCKET_SECONDS);
      groups
          .computeIfAbsent(new Key(request.route, request.status, bucket), any -> new ArrayList<>())
          .add(request);
    }
    int n = groups.size();
    CellBlock block =
        new CellBlock(
            n,
            new int[n],
            new short[n],
            new int[n],
            new int[n],
            new long[n],
            new int[n],
            new long[n],
            new long[n],
            new long[n],
            new long[n],
            new int[n + 1],
            new short[requests.size()],
            new int[requests.size()]);
    int i = 0;
    for (Map.Entry<Key, List<Request>> group : groups.entrySet()) {
      fill(block, i++, group.getKey(), group.getValue());
    }
    return block;
  }

  private static void fill(CellBlock block, int i, Key key, List<Request> requests) {
    DurationHistogram durations = new DurationHistogram();
    Request slowest = requests.getFirst();
    for (Request request : requests) {
      block.bytes()[i] += request.bytes;
      if (request.nanos >= 0) {
        durations.record(request.nanos);
      }
      slowest = request.nanos > slowest.nanos ? request : slowest;
    }
    block.route()[i] = key.route;
    block.status()[i] = (short) key.status;
    block.bucket()[i] = key.bucket;
    block.count()[i] = requests.size();
    block.timed()[i] = (int) durations.count();
    block.sumNanos()[i] = durations.sumNanos();
    block.minNanos()[i] = durations.count() == 0 ? Long.MAX_VALUE : durations.minNanos();
    block.maxNanos()[i] = durations.count() == 0 ? -1 : durations.maxNanos();
    block.slowestOffset()[i] = slowest.offset;
    int bin = block.binStart()[i];
    for (int slot = durations.firstSlot(); slot < durations.endSlot(); slot++) {
      if (durations.countAt(slot) > 0) {
        block.slot()[bin] = (short) slot;
        block.slotCount()[bin++] = (int) durations.countAt(slot);
      }
    }
    block.binStart()[i + 1] = bin;
  }
}
