package dev.tenfold.rollup;

import java.util.Arrays;

/**
 * Requests of each client of one chunk, by keyed hash of its address: 44 bits of hash and 20 of
 * count in one word, so that a probe costs one cache line. Kept from chunk to chunk.
 */
final class ClientTable {
  private static final int COUNT_BITS = 20;
  private static final long COUNT = (1L << COUNT_BITS) - 1;

  private long[] entries = new long[1 << 12];
  private int size;

  /** Forgets the last chunk. */
  void clear() {
    Arrays.fill(entries, 0);
    size = 0;
  }

  /** Counts a request of the client with this hash. */
  void add(long hash) {
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
