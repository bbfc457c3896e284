package dev.tenfold.source.git;

import java.util.Arrays;

/**
 * What is left of two versions of a file without the whole lines that both begin and end with: most
 * changes are small, and nothing else needs to be cut into lines.
 */
@SuppressWarnings("ArrayRecordComponent") // two texts, never compared
record Middle(byte[] before, byte[] now) {
  static Middle of(byte[] a, byte[] b) {
    int begin = begin(a, b);
    int end = end(a, b, begin);
    return new Middle(
        Arrays.copyOfRange(a, begin, a.length - end), Arrays.copyOfRange(b, begin, b.length - end));
  }

  /** Returns how many bytes the lines take that both begin with. */
  private static int begin(byte[] a, byte[] b) {
    int alike = Arrays.mismatch(a, b);
    if (alike < 0) {
      return a.length;
    }
    while (alike > 0 && a[alike - 1] != '\n') {
      alike--;
    }
    return alike;
  }

  /** Returns how many bytes the lines take that both end with, behind {@code begin}. */
  private static int end(byte[] a, byte[] b, int begin) {
    int most = Math.min(a.length, b.length) - begin;
    int alike = 0;
    while (alike < most && a[a.length - 1 - alike] == b[b.length - 1 - alike]) {
      alike++;
    }
    while (alike > 0
        && !(isStart(a, a.length - alike, begin) && isStart(b, b.length - alike, begin))) {
      alike--;
    }
    return alike;
  }

  private static boolean isStart(byte[] text, int at, int begin) {
    return at == begin || text[at - 1] == '\n';
  }
}
