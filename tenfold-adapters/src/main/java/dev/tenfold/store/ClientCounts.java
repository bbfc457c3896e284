package dev.tenfold.store;

import java.util.Arrays;

/** Requests by hash of the client's address. One thread at a time. */
final class ClientCounts {
  private long[] hashes = new long[1 << 10];
  private int[] requests = new int[1 << 10];
  private int size;

  int size() {
    return size;
  }

  void add(long[] clients, int[] counts) {
    for (int i = 0; i < clients.length; i++) {
      add(clients[i], counts[i]);
    }
  }

  private void add(long client, int count) {
    int mask = hashes.length - 1;
    int i = (int) (client ^ client >>> 32) & mask;
    while (requests[i] != 0 && hashes[i] != client) {
      i = i + 1 & mask;
    }
    if (requests[i] == 0) {
      hashes[i] = client;
      size++;
    }
    requests[i] += count;
    if (size * 2 > hashes.length) {
      grow();
    }
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldRequests = requests;
    hashes = new long[oldHashes.length * 2];
    requests = new int[hashes.length];
    size = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldRequests[i] != 0) {
        add(oldHashes[i], oldRequests[i]);
      }
    }
  }

  /** Returns the hashes, and puts the requests of each into {@code counts}, which has room. */
  long[] drain(int[] counts) {
    long[] clients = new long[size];
    int n = 0;
    for (int i = 0; i < hashes.length; i++) {
      if (requests[i] != 0) {
        counts[n] = requests[i];
        clients[n++] = hashes[i];
      }
    }
    return Arrays.copyOf(clients, n);
  }
}
