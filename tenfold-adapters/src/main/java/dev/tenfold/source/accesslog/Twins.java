package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Fingerprint;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files with the same content: a log beside its own compressed copy, a copy under another name.
 * They are told apart by comparing all of it, and only those that begin the same are compared. A
 * file that is the beginning of another is taken for an older copy of it.
 */
final class Twins {
  private static final int BLOCK = 256 << 10;

  private Twins() {}

  /** Returns {@code files} in their order, each content once; the longest of several is kept. */
  static List<DiskFile> once(List<DiskFile> files, Consumer<Problem> notes) {
    List<Read> kept = new ArrayList<>();
    for (DiskFile file : files) {
      Read read = new Read(file, file.bytes(0, Fingerprint.LONGEST));
      int i = 0;
      DiskFile less = null;
      while (less == null && i < kept.size()) {
        Read other = kept.get(i++);
        less = other.beginsLike(read) ? contained(other.file(), file, notes) : null;
      }
      if (less == null) {
        kept.add(read);
      } else {
        Read other = kept.get(i - 1);
        Read more = less.equals(file) ? other : read;
        kept.set(i - 1, more);
        notes.accept(note(less, more.file()));
      }
    }
    return files.stream()
        .filter(file -> kept.stream().anyMatch(read -> read.file().equals(file)))
        .toList();
  }

  /** A file and how it begins. */
  @SuppressWarnings("ArrayRecordComponent") // compared by its bytes
  private record Read(DiskFile file, byte[] head) {
    boolean beginsLike(Read other) {
      int mismatch = Arrays.mismatch(head, other.head);
      return mismatch < 0 || mismatch == Math.min(head.length, other.head.length);
    }
  }

  private static Problem note(DiskFile less, DiskFile more) {
    return new Problem(
        less.name() + " holds nothing that " + more.name() + " does not: it was read once",
        less.name(),
        "nothing to do; delete one of them to save the space");
  }

  /** Returns which of two files the other contains, the packed one of equals, or null. */
  private static @Nullable DiskFile contained(DiskFile a, DiskFile b, Consumer<Problem> notes) {
    ByteBuffer first = ByteBuffer.allocateDirect(BLOCK);
    ByteBuffer second = ByteBuffer.allocateDirect(BLOCK);
    try (Content one = a.content(new Troubles());
        Content other = b.content(new Troubles())) {
      for (long same = 0; ; same += BLOCK) {
        fill(one, first);
        fill(other, second);
        int mismatch = first.mismatch(second);
        if (mismatch >= 0 && mismatch < Math.min(first.remaining(), second.remaining())) {
          notes.accept(fork(a, b, same + mismatch));
          return null;
        }
        if (first.remaining() < BLOCK || second.remaining() < BLOCK) {
          return first.remaining() == second.remaining()
              ? a.compression().isPresent() && b.compression().isEmpty() ? a : b
              : first.remaining() > second.remaining() ? b : a;
        }
      }
    } catch (IOException e) {
      throw StreamedLog.unreadable(a.name() + " or " + b.name(), e);
    }
  }

  private static Problem fork(DiskFile a, DiskFile b, long same) {
    return new Problem(
        b.name()
            + " begins as "
            + a.name()
            + " does, for "
            + same
            + " bytes, and goes on differently: both were read whole",
        b.name(),
        "nothing to do for two logs; of one that was edited, leave out the older copy");
  }

  private static void fill(Content content, ByteBuffer into) throws IOException {
    into.clear();
    while (into.hasRemaining() && content.read(into) >= 0) {
      // read on
    }
    into.flip();
  }
}
