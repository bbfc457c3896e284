package dev.tenfold.source.accesslog;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says of its age within a rotated set: {@code access.log}, {@code
 * access.log.1}, {@code access.log.2.gz}, {@code access.log-20260312.zst}, {@code
 * access.2026-03-12_04.log}, {@code u_ex260312.log}, {@code access.log.1762000000}.
 *
 * @param stem the name without its mark: what a set's files have in common
 * @param mark the digits of a date or second; for a counter, its number; empty for the file that is
 *     written to
 * @param counted whether the mark counts back from the present
 */
record Rotation(String stem, String mark, boolean counted) {
  private static final Pattern PACKED =
      Pattern.compile("\\.(gz|gzip|zst|zstd|xz|bz2|lz4|zip|z)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile(
          "[-._]?(?<!\\d)((?:19|20)\\d{2}([-_.]?)[01]\\d(?:\\2[0-3]\\d(?:[-_.T]?\\d{2}){0,3})?)(?!\\d)"
              + "|(?<=_ex)(\\d{6,8})(?!\\d)"
              + "|[-._](\\d{8,10})(?!\\d)");
  private static final Pattern COUNTER = Pattern.compile("[-._](\\d{1,3})(?=$|\\.[A-Za-z]\\w*$)");

  /** Oldest first: dates upwards, then counters downwards, then the file that is written to. */
  static final Comparator<Rotation> OLDEST_FIRST =
      Comparator.comparingInt(Rotation::group)
          .thenComparing(it -> it.counted() ? "" : it.mark())
          .thenComparingInt(it -> it.counted() ? -Integer.parseInt(it.mark()) : 0);

  private int group() {
    return counted ? 1 : mark.isEmpty() ? 2 : 0;
  }

  /** Returns what {@code fileName} says. */
  static Rotation of(String fileName) {
    String plain = unpacked(fileName);
    Matcher date = DATE.matcher(plain);
    if (date.find()) {
      String digits = date.group().replaceAll("\\D", "");
      return new Rotation(without(plain, date), digits, false);
    }
    Matcher counter = COUNTER.matcher(plain);
    return counter.find()
        ? new Rotation(without(plain, counter), counter.group(1), true)
        : new Rotation(plain, "", false);
  }

  /** Returns {@code fileName} without the ending that its packing gave it. */
  static String unpacked(String fileName) {
    return PACKED.matcher(fileName).replaceFirst("");
  }

  private static String without(String name, Matcher mark) {
    return name.substring(0, mark.start()) + name.substring(mark.end());
  }
}
