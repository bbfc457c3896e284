package dev.tenfold.source.cost;

import java.util.Arrays;
import java.util.List;

/**
 * Tells rows that came before, by a hash of 64 bits each: among five million rows two different
 * ones have the same with a probability of one in a million.
 */
final class SeenRows {
  private long[] slots = new long[1 << 12];
  private int size;

  /** Returns whether no equal row was added before. */
  boolean add(List<String> row) {
    if (size * 2 > slots.length) {
      grow();
    }
    boolean isNew = put(slots, hash(row));
    size += isNew ? 1 : 0;
    return isNew;
  }

  private static long hash(List<String> row) {
    long hash = 0xcbf29ce484222325L;
    for (String field : row) {
      for (int i = 0; i < field.length(); i++) {
        hash = (hash ^ field.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ 0x1ffff) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }

  private static boolean put(long[] slots, long hash) {
    int at = (int) hash & slots.length - 1;
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = at + 1 & slots.length - 1;
    }
    slots[at] = hash;
    return true;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
    slots = larger;
  }
}
