package dev.tenfold.source.accesslog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Notices that a file lost bytes after it was opened, and says how far it is still the same: up to
 * its new end where it still begins as it did, and nowhere when it was emptied for another log, as
 * {@code logrotate}'s {@code copytruncate} does.
 */
final class CutWatch {
  private static final int HEAD = 4096;

  private final String name;
  private final FileChannel channel;
  private final Troubles troubles;
  private final long opened;
  private final byte[] head;
  private volatile long limit;

  CutWatch(String name, FileChannel channel, Troubles troubles) throws IOException {
    this.name = name;
    this.channel = channel;
    this.troubles = troubles;
    opened = channel.size();
    limit = opened;
    head = FileContent.bytes(channel, 0, HEAD);
  }

  /** Returns where the log ends for us, in bytes from its beginning. */
  long limit() {
    return limit;
  }

  /** Returns whether it was seen to be shorter than when it was opened. */
  boolean wasCut() {
    return limit < opened;
  }

  /** Looks up the file's length. */
  void look() throws IOException {
    if (channel.size() < limit) {
      suspect();
    }
  }

  /** Finds out what is left of a file that was cut, even if it has grown again since. */
  synchronized void suspect() throws IOException {
    long size = Math.min(limit, channel.size());
    byte[] now = FileContent.bytes(channel, 0, (int) Math.min(HEAD, size));
    long left = Arrays.equals(now, Arrays.copyOf(head, now.length)) ? size : 0;
    if (left < limit) {
      limit = left;
      troubles.accept(FileContent.cutShort(name, opened, left));
    }
  }
}
