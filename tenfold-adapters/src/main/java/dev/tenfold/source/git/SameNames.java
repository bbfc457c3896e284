package dev.tenfold.source.git;

import dev.tenfold.source.git.LineCount.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds files that were moved to another folder under their own name, as Git does before it
 * compares every file that is gone with every new one: where one of a name is gone and one of that
 * name is new, and three quarters of the lines are the same. What is the very content of another
 * file is left for exact renames, which come first.
 *
 * @see <a href="https://git-scm.com/docs/gitdiffcore">gitdiffcore, diffcore-rename</a>
 */
final class SameNames {
  private static final double ALIKE = 0.75;

  private final LineCount lines;

  SameNames(LineCount lines) {
    this.lines = lines;
  }

  /** A file that was moved, and what changed in it meanwhile. */
  record Moved(DiffEntry from, DiffEntry to, Lines lines) {}

  /** Returns the moves among what a commit changes. */
  List<Moved> moved(List<DiffEntry> entries) {
    Map<String, DiffEntry> gone = byName(entries, ChangeType.DELETE);
    Map<String, DiffEntry> come = byName(entries, ChangeType.ADD);
    List<Moved> moved = new ArrayList<>();
    if (gone.isEmpty() || come.isEmpty()) {
      return moved;
    }
    Set<AbbreviatedObjectId> before = ids(entries, ChangeType.DELETE);
    Set<AbbreviatedObjectId> after = ids(entries, ChangeType.ADD);
    gone.forEach((name, from) -> {
      DiffEntry to = come.get(name);
      if (to != null
          && !after.contains(from.getOldId())
          && !before.contains(to.getNewId())
          && isFile(from.getOldMode())
          && isFile(to.getNewMode())) {
        Lines changed = changed(from, to);
        if (changed != null) {
          moved.add(new Moved(from, to, changed));
        }
      }
    });
    return moved;
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  /** Returns what changed between two files; null where they are not alike. */
  private @Nullable Lines changed(DiffEntry from, DiffEntry to) {
    try {
      Lines added = lines.added(to.getNewId().toObjectId());
      Lines deleted = lines.deleted(from.getOldId().toObjectId());
      if (added.added() < 0 || deleted.deleted() < 0) {
        return null;
      }
      int most = Math.max(added.added(), deleted.deleted());
      int least = Math.min(added.added(), deleted.deleted());
      if (least < ALIKE * most) {
        return null;
      }
      Lines changed = lines.changed(from.getOldId().toObjectId(), to.getNewId().toObjectId());
      return deleted.deleted() - changed.deleted() >= ALIKE * most ? changed : null;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private static Set<AbbreviatedObjectId> ids(List<DiffEntry> entries, ChangeType type) {
    Set<AbbreviatedObjectId> ids = new HashSet<>();
    for (DiffEntry entry : entries) {
      if (entry.getChangeType() == type) {
        ids.add(type == ChangeType.ADD ? entry.getNewId() : entry.getOldId());
      }
    }
    return ids;
  }

  /** Returns the files of a name that only one of them has. */
  private static Map<String, DiffEntry> byName(List<DiffEntry> entries, ChangeType type) {
    Map<String, DiffEntry> alone = new LinkedHashMap<>();
    Map<String, Integer> count = new HashMap<>();
    for (DiffEntry entry : entries) {
      if (entry.getChangeType() == type) {
        String path = type == ChangeType.ADD ? entry.getNewPath() : entry.getOldPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        alone.put(name, entry);
        count.merge(name, 1, Integer::sum);
      }
    }
    alone.keySet().removeIf(name -> count.getOrDefault(name, 0) > 1);
    return alone;
  }
}
