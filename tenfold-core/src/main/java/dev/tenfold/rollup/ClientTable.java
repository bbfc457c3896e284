package dev.tenfold.rollup;

import java.util.Arrays;

/**
 * Requests of each client of one chunk, by keyed hash of its address: 44 bits of hash and 20 of
 * count in one word, so that a probe costs one cache line. Kept from chunk to chunk.
 */
final class ClientTable {
  private static final int COUNT_BITS = 20;
  private static final long COUNT = (1L << COUNT_BITS) - 1;

  private static final int BATCH = 1 << 10;

  private long[] entries = new long[1 << 12];
  private int size;
  private final long[] waiting = new long[BATCH];
  private int waits;

  /** Forgets the last chunk. */
  void clear() {
    Arrays.fill(entries, 0);
    size = 0;
    waits = 0;
  }

  /**
   * Counts a request of the client with this hash. Many are looked up in one go, so that the
   * processor waits for several cache misses at once.
   */
  void add(long hash) {
    waiting[waits++] = hash;
    if (waits == BATCH) {
      count();
    }
  }

  private void count() {
    for (int i = 0; i < waits; i++) {
      countOne(waiting[i]);
    }
    waits = 0;
  }

  private void countOne(long hash) {
    long client = hash & ~COUNT;
    int mask = entries.length - 1;
    int i = (int) (hash >>> 40) & mask;
    long entry = entries[i];
    while ((entry & ~COUNT) != client || entry == 0) {
      if (entry == 0) {
        entries[i] = client | 1;
        if (++size * 2 > entries.length) {
          grow();
        }
        return;
      }
      i = i + 1 & mask;
      entry = entries[i];
    }
    entries[i] = entry + 1;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[old.length * 2];
    int mask = entries.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int i = (int) (entry >>> 40) & mask;
        while (entries[i] != 0) {
          i = i + 1 & mask;
        }
        entries[i] = entry;
      }
    }
  }

  /** Returns the hashes, each once, their last {@value #COUNT_BITS} bits zero. */
  long[] clients() {
    count();
    long[] all = new long[size];
    int n = 0;
    for (long entry : entries) {
      if (entry != 0) {
        all[n++] = entry & ~COUNT;
      }
    }
    return all;
  }

  /** Returns the requests of each of {@link #clients}. */
  int[] requests() {
    int[] all = new int[size];
    int n = 0;
    for (long entry : entries) {
      if (entry != 0) {
        all[n++] = (int) (entry & COUNT);
      }
    }
    return all;
  }
}
