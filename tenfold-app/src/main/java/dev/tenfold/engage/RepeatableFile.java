package dev.tenfold.engage;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as a stream that can be reset to its beginning, without holding any of it. */
final class RepeatableFile extends FilterInputStream {
  private final Path file;

  RepeatableFile(Path file) throws IOException {
    super(new BufferedInputStream(Files.newInputStream(file)));
    this.file = file;
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  /** Does nothing: the beginning is what it is reset to. */
  @Override
  public void mark(int limit) {}

  @Override
  public void reset() throws IOException {
    in.close();
    in = new BufferedInputStream(Files.newInputStream(file));
  }
}
