package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Fingerprint;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files with the same content: a log beside its own compressed copy, a copy under another name.
 * They are told apart by comparing all of it, and only those that begin the same are compared.
 */
final class Twins {
  private static final int BLOCK = 256 << 10;

  /** Which of two contents goes on where the other ends. */
  private enum Longer {
    NEITHER,
    FIRST,
    SECOND
  }

  private Twins() {}

  /** Returns {@code files} in their order, each content once; the longest of several is kept. */
  static List<DiskFile> once(List<DiskFile> files, Consumer<Problem> notes) {
    Map<Fingerprint, List<DiskFile>> kept = new HashMap<>();
    List<DiskFile> dropped = new ArrayList<>();
    for (DiskFile file : files) {
      List<DiskFile> alike = kept.computeIfAbsent(file.fingerprint(), any -> new ArrayList<>());
      int i = 0;
      DiskFile less = null;
      while (less == null && i < alike.size()) {
        less = contained(alike.get(i++), file);
      }
      if (less == null) {
        alike.add(file);
      } else {
        DiskFile other = alike.get(i - 1);
        DiskFile more = less.equals(file) ? other : file;
        alike.set(i - 1, more);
        dropped.add(less);
        notes.accept(note(less, more));
      }
    }
    return files.stream().filter(file -> dropped.stream().noneMatch(file::equals)).toList();
  }

  private static Problem note(DiskFile less, DiskFile more) {
    return new Problem(
        less.name() + " holds nothing that " + more.name() + " does not: it was read once",
        less.name(),
        "nothing to do; delete one of them to save the space");
  }

  /** Returns which of two files the other contains, the packed one of equals, or null. */
  private static @Nullable DiskFile contained(DiskFile a, DiskFile b) {
    try (Content first = a.content(new Troubles());
        Content second = b.content(new Troubles())) {
      Longer longer = compare(first, second);
      if (longer == null) {
        return null;
      }
      return switch (longer) {
        case NEITHER -> a.compression().isPresent() && b.compression().isEmpty() ? a : b;
        case FIRST -> b;
        case SECOND -> a;
      };
    } catch (IOException e) {
      throw StreamedLog.unreadable(a.name() + " or " + b.name(), e);
    }
  }

  private static @Nullable Longer compare(Content first, Content second) throws IOException {
    ByteBuffer a = ByteBuffer.allocateDirect(BLOCK);
    ByteBuffer b = ByteBuffer.allocateDirect(BLOCK);
    long same = 0;
    while (true) {
      fill(first, a);
      fill(second, b);
      int common = Math.min(a.remaining(), b.remaining());
      int mismatch = a.mismatch(b);
      if (mismatch >= 0 && mismatch < common) {
        return null;
      }
      same += common;
      if (a.remaining() < BLOCK || b.remaining() < BLOCK) {
        Longer longer =
            a.remaining() == b.remaining()
                ? Longer.NEITHER
                : a.remaining() > b.remaining() ? Longer.FIRST : Longer.SECOND;
        return longer != Longer.NEITHER && same < Fingerprint.LONGEST ? null : longer;
      }
    }
  }

  private static void fill(Content content, ByteBuffer into) throws IOException {
    into.clear();
    while (into.hasRemaining() && content.read(into) >= 0) {
      // read on
    }
    into.flip();
  }
}
