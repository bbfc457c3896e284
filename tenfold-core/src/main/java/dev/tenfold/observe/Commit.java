package dev.tenfold.observe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit of the product's own history.
 *
 * @param sha its full id
 * @param parents their ids, whether those commits were delivered or not; 2 or more for a merge
 * @param author who wrote it, by name and address after .mailmap: {@code Ana <ana@example.org>}
 * @param bot whether that is a program
 * @param authored when it was written
 * @param committed when it came to be in the form it has
 * @param subject the first line of its message
 * @param reverts ids of commits, or numbers of pull requests with a {@code #}, that it takes back
 * @param pullRequest the number of the pull request that it is; 0 where none is known
 * @param landing how it came into the branch; null where it is not in it
 * @param files what it changes; empty for merges
 */
public record Commit(
    String sha,
    List<String> parents,
    String author,
    boolean bot,
    Instant authored,
    Instant committed,
    String subject,
    List<String> reverts,
    int pullRequest,
    @Nullable Landing landing,
    List<FileChange> files) {
  public Commit {
    parents = List.copyOf(parents);
    reverts = List.copyOf(reverts);
    files = List.copyOf(files);
  }

  public boolean isMerge() {
    return parents.size() > 1;
  }

  /** Returns whether it stands on the branch itself, and was not brought in by a merge. */
  public boolean isOnBranch() {
    return landing != null && landing.by().equals(sha);
  }

  /**
   * How a commit came into the branch.
   *
   * @param by the commit of the branch's first-parent chain that brought it in; itself where it is
   *     one of them
   * @param at when that was committed
   */
  public record Landing(String by, Instant at) {}

  /**
   * A file that a commit changes.
   *
   * @param path its name afterwards, or before where it is deleted
   * @param before its name before where it was renamed; otherwise empty
   * @param added lines added; −1 for a binary file, or where lines were not counted
   * @param deleted lines deleted; −1 likewise
   */
  public record FileChange(String path, String before, Kind kind, int added, int deleted) {
    /** What became of the file. */
    public enum Kind {
      ADDED,
      CHANGED,
      RENAMED,
      DELETED
    }
  }
}
