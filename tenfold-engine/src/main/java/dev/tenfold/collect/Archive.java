package dev.tenfold.collect;

/**
 * An archive whose content is collected to its end.
 *
 * @param file what {@link LogFile#archive} says of it
 * @param contentBytes length of its content
 */
public record Archive(String file, long contentBytes) {
  public Archive {
    if (!file.matches("[0-9a-f]{32}") || contentBytes < 0) {
      throw new IllegalArgumentException("not an archive: " + file);
    }
  }
}
