package dev.tenfold.source.git;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * What commits change, from an earlier reading: it never becomes another, as the id is made of it.
 * Compared again are commits of which a file's lines were not counted, which may have been missing
 * then, and those whose parents were others, as where a shallow clone ended.
 */
final class KnownChanges {
  private final Map<String, Commit> whole = new HashMap<>();

  KnownChanges(Collection<Commit> before) {
    for (Commit commit : before) {
      List<FileChange> files = commit.files();
      if (!files.isEmpty() && files.stream().allMatch(file -> file.added() >= 0)) {
        whole.put(commit.sha(), commit);
      }
    }
  }

  /** Returns what a commit changes, with lines; null where it has to be read. */
  @Nullable List<FileChange> of(RevCommit commit) {
    Commit before = whole.isEmpty() ? null : whole.get(commit.name());
    return before != null && hasParents(commit, before.parents()) ? before.files() : null;
  }

  private static boolean hasParents(RevCommit commit, List<String> parents) {
    if (commit.getParentCount() != parents.size()) {
      return false;
    }
    for (int i = 0; i < parents.size(); i++) {
      if (!commit.getParent(i).name().equals(parents.get(i))) {
        return false;
      }
    }
    return true;
  }
}
