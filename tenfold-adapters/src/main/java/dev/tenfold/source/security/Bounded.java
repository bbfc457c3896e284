package dev.tenfold.source.security;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that ends after so many bytes, and says whether there was more. Closing it leaves open
 * what it reads.
 */
final class Bounded extends FilterInputStream {
  private final long most;
  private long read;
  private boolean exceeded;

  Bounded(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  boolean exceeded() {
    return exceeded;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = super.read(bytes, offset, length);
    if (got < 0) {
      return got;
    }
    read += got;
    exceeded |= read > most;
    return exceeded ? -1 : got;
  }

  @Override
  public void close() {}
}
