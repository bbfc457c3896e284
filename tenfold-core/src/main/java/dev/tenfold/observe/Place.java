package dev.tenfold.observe;

/**
 * Where a fact was read.
 *
 * @param source a file or an address
 * @param line the line it begins in, from 1; 0 where there are no lines
 */
public record Place(String source, long line) {
  /** Returns {@code file:line}. */
  public String text() {
    return line == 0 ? source : source + ":" + line;
  }
}
