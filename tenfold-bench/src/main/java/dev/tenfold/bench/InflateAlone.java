package dev.tenfold.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Inflates a gzip file and does nothing with it: the floor under collecting one. */
public final class InflateAlone {
  private static final int BUFFER_BYTES = 256 << 10;

  private InflateAlone() {}

  /** Says how many bytes came out. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: InflateAlone LOG.gz");
      System.exit(2);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(Path.of(args[0])), BUFFER_BYTES)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
      }
    }
    System.out.printf(Locale.ROOT, "%,d bytes%n", bytes);
  }
}
