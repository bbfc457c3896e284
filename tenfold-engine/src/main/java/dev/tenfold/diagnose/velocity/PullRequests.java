package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.Landing;
import dev.tenfold.observe.PullRequestStart;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When work on what came into the branch had begun. */
final class PullRequests {
  /** A commit written and committed within it, under a number, is a squashed pull request. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private final Map<String, Instant> starts = new HashMap<>();
  private final Map<String, Instant> firstOfMerge = new HashMap<>();
  private boolean haveHeads;

  PullRequests(List<Repository> repositories) {
    for (Repository repository : repositories) {
      Map<Integer, Instant> heads = new HashMap<>();
      for (PullRequestStart head : repository.pullRequests()) {
        heads.merge(head.number(), head.firstAuthored(), PullRequests::earlier);
      }
      haveHeads |= !heads.isEmpty();
      repository.commits().forEach(commit -> add(commit, heads));
    }
  }

  private void add(Commit commit, Map<Integer, Instant> heads) {
    Instant head = commit.pullRequest() == 0 ? null : heads.get(commit.pullRequest());
    if (head != null) {
      starts.put(commit.sha(), head);
    }
    Landing landing = commit.landing();
    if (landing != null && !commit.isMerge() && !commit.isOnBranch()) {
      firstOfMerge.merge(landing.by(), commit.authored(), PullRequests::earlier);
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Returns whether heads of pull requests were fetched. */
  boolean haveHeads() {
    return haveHeads;
  }

  /**
   * Returns when the first commit was written of the pull request that {@code landed} is.
   *
   * @param landed the commit on the branch: a squashed one or a merge
   */
  Optional<Instant> start(Commit landed) {
    if (landed.pullRequest() == 0) {
      return Optional.empty();
    }
    Instant head = starts.get(landed.sha());
    return Optional.ofNullable(head != null ? head : firstOfMerge.get(landed.sha()));
  }

  /**
   * Returns whether a commit hides when its change was written. It may have no parent: where a
   * shallow clone ends, none do.
   */
  static boolean isSquash(Commit commit) {
    return commit.pullRequest() > 0
        && !commit.isMerge()
        && commit.isOnBranch()
        && Duration.between(commit.authored(), commit.committed()).abs().compareTo(AT_ONCE) <= 0;
  }
}
