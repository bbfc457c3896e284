package dev.tenfold.rollup;

import java.util.Arrays;

/** Numbers distinct keys 0, 1, 2 … in the order they come, without boxing. */
final class LongIndex {
  private long[] keys = new long[16];
  private int[] table = new int[32];
  private int size;

  /** Returns the number of a key, giving it the next one when it is new. */
  int of(long key) {
    int mask = table.length - 1;
    int at = hash(key) & mask;
    while (table[at] != 0) {
      if (keys[table[at] - 1] == key) {
        return table[at] - 1;
      }
      at = at + 1 & mask;
    }
    if (size == keys.length) {
      grow();
      return of(key);
    }
    keys[size] = key;
    table[at] = ++size;
    return size - 1;
  }

  /** Returns the number of a key, or −1. */
  int find(long key) {
    int mask = table.length - 1;
    for (int at = hash(key) & mask; table[at] != 0; at = at + 1 & mask) {
      if (keys[table[at] - 1] == key) {
        return table[at] - 1;
      }
    }
    return -1;
  }

  /** Returns how many keys there are. */
  int size() {
    return size;
  }

  /** Returns the key of a number. */
  long key(int number) {
    return keys[number];
  }

  private void grow() {
    keys = Arrays.copyOf(keys, keys.length * 2);
    table = new int[keys.length * 2];
    int mask = table.length - 1;
    for (int i = 0; i < size; i++) {
      int at = hash(keys[i]) & mask;
      while (table[at] != 0) {
        at = at + 1 & mask;
      }
      table[at] = i + 1;
    }
  }

  /** Folds the high bits down before and after: packed keys differ in few bits anywhere. */
  private static int hash(long key) {
    long h = (key ^ key >>> 32) * 0x9E3779B97F4A7C15L;
    return (int) ((h ^ h >>> 29) * 0xBF58476D1CE4E5B9L >>> 33);
  }
}
