package dev.tenfold.source.git;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * When pull requests began, from their heads: the first written of the commits that can be reached
 * from the head and are not in the branch. Where the head was merged as it was, its own commits are
 * those that the same merge brought in.
 */
final class PullRequestHeads {
  /** As servers name them, and as they are often fetched to. */
  private static final Pattern NAME =
      Pattern.compile("refs/(?:remotes/[^/]+/)?(?:pull|pr|merge-requests)/(\\d{1,9})(?:/head)?");

  private static final List<String> PREFIXES =
      List.of("refs/pull/", "refs/merge-requests/", Constants.R_REMOTES);

  /** Above it, a head has no history in common with the branch. */
  private static final int MOST_COMMITS = 5000;

  private final OpenedRepository opened;
  private final RevWalk walk;
  private final CommitGraph branch;
  private final DeliveryCount<PullRequestStart> count;
  private long merged;

  PullRequestHeads(OpenedRepository opened, RevWalk walk, CommitGraph branch) {
    this.opened = opened;
    this.walk = walk;
    this.branch = branch;
    this.count = new DeliveryCount<>(opened.name);
  }

  Delivery<PullRequestStart> read() {
    try {
      for (String prefix : PREFIXES) {
        for (Ref ref : opened.repository.getRefDatabase().getRefsByPrefix(prefix)) {
          Matcher name = NAME.matcher(ref.getName());
          if (name.matches() && ref.getObjectId() != null) {
            head(ref, Integer.parseInt(name.group(1)));
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw OpenedRepository.broken(opened.name, "its pull requests cannot be read", e);
    }
    if (merged > 0) {
      count.note(
          "heads that stand on the branch itself, and do not tell when work began: " + merged);
    }
    return count.delivery();
  }

  private void head(Ref ref, int number) {
    try {
      RevCommit head = walk.parseCommit(ref.getObjectId());
      RevCommit landed = branch.landedBy(head);
      if (landed != null && landed.equals(head)) {
        merged++;
        count.use(List.of());
        return;
      }
      count.use(List.of(start(number, head, landed)));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      count.reject(
          "its commits are missing or not related",
          new Problem(
              "pull request " + number + " cannot be followed: " + e.getMessage(),
              opened.name + " " + ref.getName(),
              "fetch it again: git fetch origin '+refs/pull/*/head:refs/pull/*/head'"));
    }
  }

  private PullRequestStart start(int number, RevCommit head, @Nullable RevCommit landed)
      throws IOException {
    Instant first = Instant.MAX;
    Set<ObjectId> seen = new HashSet<>();
    Deque<RevCommit> stack = new ArrayDeque<>(List.of(head));
    seen.add(head);
    int own = 0;
    while (!stack.isEmpty()) {
      RevCommit commit = stack.pop();
      walk.parseBody(commit);
      Instant authored = CommitReading.authored(commit);
      first = authored.isBefore(first) ? authored : first;
      if (++own > MOST_COMMITS) {
        throw new IOException("it has no history in common with the branch");
      }
      for (RevCommit parent : commit.getParents()) {
        RevCommit by = branch.landedBy(parent);
        boolean isOwn = landed == null ? by == null : landed.equals(by);
        if (isOwn && seen.add(parent)) {
          walk.parseHeaders(parent);
          stack.push(parent);
        }
      }
    }
    return new PullRequestStart(number, first, own);
  }
}
