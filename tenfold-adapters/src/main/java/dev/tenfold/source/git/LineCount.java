package dev.tenfold.source.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Lines added and deleted between two versions of a file. It belongs to one thread.
 *
 * <p>Beside {@code git log --numstat}, on the 237,000 pairs of versions of Spring Boot that both
 * compare, 304 have fewer lines here, 2,545 added and as many deleted of 2,454,759 and 1,382,501,
 * and none more: Git gives up finding the shortest edit where that takes long. A binary file that
 * was renamed as it was has no changed lines here, and is not opened; Git writes a dash for it.
 *
 * @see <a href="https://doi.org/10.1007/BF01840446">Myers, An O(ND) difference algorithm and its
 *     variations, Algorithmica 1 (1986)</a>
 */
final class LineCount {
  /** Not counted: a binary file, or one that is too large. */
  static final Lines NOT_COUNTED = new Lines(-1, -1);

  private static final RawTextComparator EQUALITY = RawTextComparator.DEFAULT;
  private static final DiffAlgorithm MYERS = MyersDiff.INSTANCE;
  private static final int MOST_BYTES = 24 << 20;

  /** As many as Git looks at. */
  private static final int BINARY_BYTES = 8000;

  /** Above it, lines are compared as a bag: Myers takes the square of it, and may take hours. */
  private static final int MOST_LINES = 20_000;

  private final ObjectReader reader;
  private final Contents contents = new Contents();
  private long tooLarge;
  private long asBags;

  LineCount(ObjectReader reader) {
    this.reader = reader;
  }

  /** Lines added and deleted; −1 where they were not counted. */
  record Lines(int added, int deleted) {}

  /** Returns files that were too large to count. */
  long tooLarge() {
    return tooLarge;
  }

  /** Returns files whose lines were compared without their order. */
  long asBags() {
    return asBags;
  }

  Lines added(ObjectId now) throws IOException {
    byte[] text = text(now);
    return text == null ? NOT_COUNTED : new Lines(lines(text), 0);
  }

  Lines deleted(ObjectId before) throws IOException {
    byte[] text = text(before);
    return text == null ? NOT_COUNTED : new Lines(0, lines(text));
  }

  /** Returns how many lines there are, the last one with or without its end. */
  private static int lines(byte[] text) {
    int ends = 0;
    for (byte each : text) {
      ends += each == '\n' ? 1 : 0;
    }
    return text.length > 0 && text[text.length - 1] != '\n' ? ends + 1 : ends;
  }

  Lines changed(ObjectId before, ObjectId now) throws IOException {
    if (before.equals(now)) {
      return new Lines(0, 0);
    }
    byte[] a = text(before);
    byte[] b = a == null ? null : text(now);
    if (a == null || b == null) {
      return NOT_COUNTED;
    }
    Middle middle = Middle.of(a, b);
    return between(new RawText(middle.before()), new RawText(middle.now()));
  }

  private Lines between(RawText a, RawText b) {
    Edit core = EQUALITY.reduceCommonStartEnd(a, b, new Edit(0, a.size(), 0, b.size()));
    if (core.getLengthA() == 0 || core.getLengthB() == 0) {
      return new Lines(core.getLengthB(), core.getLengthA());
    }
    if (core.getLengthA() + core.getLengthB() > MOST_LINES) {
      asBags++;
      return bags(a, b, core);
    }
    int added = 0;
    int deleted = 0;
    for (Edit edit : MYERS.diff(EQUALITY, a, b)) {
      added += edit.getLengthB();
      deleted += edit.getLengthA();
    }
    return new Lines(added, deleted);
  }

  private static Lines bags(RawText a, RawText b, Edit core) {
    Map<ByteBuffer, Integer> bag = new HashMap<>();
    for (int line = core.getBeginA(); line < core.getEndA(); line++) {
      bag.merge(a.getRawString(line), 1, Integer::sum);
    }
    int common = 0;
    for (int line = core.getBeginB(); line < core.getEndB(); line++) {
      ByteBuffer content = b.getRawString(line);
      int left = bag.getOrDefault(content, 0);
      if (left > 0) {
        bag.put(content, left - 1);
        common++;
      }
    }
    return new Lines(core.getLengthB() - common, core.getLengthA() - common);
  }

  /** Returns a file's content; null where it is binary or too large. */
  private byte @Nullable [] text(ObjectId id) throws IOException {
    byte[] known = contents.of(id);
    if (known != null) {
      return known;
    }
    try {
      ObjectLoader loader = reader.open(id, Constants.OBJ_BLOB);
      if (loader.getSize() > MOST_BYTES) {
        tooLarge++;
        return null;
      }
      byte[] bytes = loader.getCachedBytes(MOST_BYTES);
      if (isBinary(bytes)) {
        return null;
      }
      contents.keep(id, bytes);
      return bytes;
    } catch (LargeObjectException e) {
      tooLarge++;
      return null;
    }
  }

  /** As Git judges it; JGit also takes a lone carriage return for binary. */
  private static boolean isBinary(byte[] bytes) {
    int end = Math.min(bytes.length, BINARY_BYTES);
    for (int i = 0; i < end; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
