package dev.tenfold.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a log begins: fingerprints of its first line, of its first lines, each time at least twice as
 * many bytes, and of its first {@value Fingerprint#LONGEST} bytes. An older and shorter copy of a
 * small log begins like it up to the last of these that the copy is long enough for.
 *
 * @param heads fingerprints, shortest first
 */
public record Beginning(List<Fingerprint> heads) {
  public Beginning {
    heads = List.copyOf(heads);
    if (heads.isEmpty() || heads.getFirst().bytes() == 0) {
      throw new IllegalArgumentException("nothing has no beginning");
    }
  }

  /** Returns the beginning of content that begins with {@code head}, which is not empty. */
  public static Beginning of(byte[] head) {
    List<Fingerprint> heads = new ArrayList<>();
    int all = Math.min(head.length, Fingerprint.LONGEST);
    int next = 1;
    for (int end = 1; end <= all; end++) {
      if (end == all || (head[end - 1] == '\n' && end >= next)) {
        heads.add(Fingerprint.of(Arrays.copyOf(head, end)));
        next = 2 * end;
      }
    }
    return new Beginning(heads);
  }

  /** Returns whether content that begins with {@code head} begins so, as far as it goes. */
  boolean matches(Head head) {
    for (Fingerprint start : heads.reversed()) {
      if (start.bytes() <= head.length()) {
        return start.equals(head.fingerprint(start.bytes()));
      }
    }
    return false;
  }
}
