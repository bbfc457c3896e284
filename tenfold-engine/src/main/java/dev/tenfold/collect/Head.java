package dev.tenfold.collect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The first bytes of a log, which are compared with many beginnings. One thread at a time. */
final class Head {
  private final byte[] bytes;
  private final Map<Integer, Fingerprint> hashed = new HashMap<>();

  Head(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** Returns the fingerprint of the first {@code length} bytes; each length is hashed once. */
  Fingerprint fingerprint(int length) {
    return hashed.computeIfAbsent(length, n -> Fingerprint.of(Arrays.copyOf(bytes, n)));
  }
}
