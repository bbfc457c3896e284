package dev.tenfold.rollup;

import java.util.Arrays;

/** Requests of each client of one chunk, by keyed hash of its address. Kept from chunk to chunk. */
final class ClientTable {
  private long[] hashes = new long[1 << 12];
  private int[] counts = new int[1 << 12];
  private int size;

  /** Forgets the last chunk. */
  void clear() {
    Arrays.fill(hashes, 0);
    size = 0;
  }

  /** Counts a request of the client with this hash. */
  void add(long hash) {
    hash |= hash == 0 ? 1 : 0;
    int mask = hashes.length - 1;
    int i = (int) (hash >>> 40) & mask;
    while (hashes[i] != hash) {
      if (hashes[i] == 0) {
        hashes[i] = hash;
        counts[i] = 1;
        if (++size * 2 > hashes.length) {
          grow();
        }
        return;
      }
      i = i + 1 & mask;
    }
    counts[i]++;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[oldHashes.length * 2];
    counts = new int[hashes.length];
    int mask = hashes.length - 1;
    for (int o = 0; o < oldHashes.length; o++) {
      if (oldHashes[o] != 0) {
        int i = (int) (oldHashes[o] >>> 40) & mask;
        while (hashes[i] != 0) {
          i = i + 1 & mask;
        }
        hashes[i] = oldHashes[o];
        counts[i] = oldCounts[o];
      }
    }
  }

  /** Returns the hashes, each once. */
  long[] clients() {
    long[] all = new long[size];
    int n = 0;
    for (long hash : hashes) {
      if (hash != 0) {
        all[n++] = hash;
      }
    }
    return all;
  }

  /** Returns the requests of each of {@link #clients}. */
  int[] requests() {
    int[] all = new int[size];
    int n = 0;
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] != 0) {
        all[n++] = counts[i];
      }
    }
    return all;
  }
}
