package dev.tenfold.source.git;

import dev.tenfold.observe.Commit.Landing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The commits that can be reached from a branch and from further tips. Objects that are missing or
 * damaged end a line of history; they are kept with the reason and do not end the walk.
 */
final class CommitGraph {
  private static final Comparator<RevCommit> NEWEST_FIRST =
      Comparator.<RevCommit>comparingInt(RevCommit::getCommitTime)
          .reversed()
          .thenComparing((a, b) -> a.compareTo(b));

  private final RevWalk walk;
  private final Instant since;
  private final Consumer<RevCommit> reader;
  private final Map<ObjectId, RevCommit> commits = new HashMap<>();
  private final Map<ObjectId, String> missing = new HashMap<>();
  private final Map<ObjectId, RevCommit> landedBy = new HashMap<>();
  private long older;

  /**
   * @param since older commits are left out, with all behind them
   * @param reader is given each commit once, while its message is at hand
   */
  CommitGraph(RevWalk walk, Instant since, Consumer<RevCommit> reader) {
    this.walk = walk;
    this.since = since;
    this.reader = reader;
  }

  /** Walks everything that can be reached. */
  void read(ObjectId head, Collection<ObjectId> tips) {
    PriorityQueue<RevCommit> next = new PriorityQueue<>(NEWEST_FIRST);
    Set<ObjectId> seen = new HashSet<>();
    offer(head, seen, next);
    tips.forEach(tip -> offer(tip, seen, next));
    for (RevCommit commit = next.poll(); commit != null; commit = next.poll()) {
      commits.put(commit, commit);
      reader.accept(commit);
      commit.disposeBody();
      for (RevCommit parent : commit.getParents()) {
        offer(parent, seen, next);
      }
    }
    land(head);
  }

  private void offer(ObjectId id, Set<ObjectId> seen, Collection<RevCommit> next) {
    if (!seen.add(id)) {
      return;
    }
    parse(id)
        .ifPresent(commit -> {
          if (CommitReading.committed(commit).isBefore(since)) {
            older++;
          } else {
            next.add(commit);
          }
        });
  }

  private Optional<RevCommit> parse(ObjectId id) {
    try {
      RevCommit commit = walk.parseCommit(id);
      walk.parseBody(commit);
      return Optional.of(commit);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      missing.put(
          id.copy(), e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
      return Optional.empty();
    }
  }

  /** Each commit of the first-parent chain, the oldest first, brings in what none before has. */
  private void land(ObjectId head) {
    Deque<RevCommit> chain = new ArrayDeque<>();
    Set<ObjectId> onChain = new HashSet<>();
    for (RevCommit c = commits.get(head); c != null && onChain.add(c); c = firstParent(c)) {
      chain.push(c);
    }
    Deque<RevCommit> stack = new ArrayDeque<>();
    for (RevCommit brought : chain) {
      stack.push(brought);
      while (!stack.isEmpty()) {
        RevCommit commit = stack.pop();
        if (landedBy.putIfAbsent(commit, brought) != null) {
          continue;
        }
        for (RevCommit parent : commit.getParents()) {
          if (commits.containsKey(parent) && !landedBy.containsKey(parent)) {
            stack.push(parent);
          }
        }
      }
    }
  }

  private @Nullable RevCommit firstParent(RevCommit commit) {
    return commit.getParentCount() == 0 ? null : commits.get(commit.getParent(0));
  }

  /** Returns all commits, children before their parents and otherwise the newest first. */
  List<RevCommit> newestFirst() {
    Map<ObjectId, Integer> children = new HashMap<>();
    for (RevCommit commit : commits.values()) {
      for (RevCommit parent : commit.getParents()) {
        children.merge(parent, 1, Integer::sum);
      }
    }
    PriorityQueue<RevCommit> free = new PriorityQueue<>(NEWEST_FIRST);
    commits.values().stream().filter(c -> !children.containsKey(c)).forEach(free::add);
    List<RevCommit> order = new ArrayList<>(commits.size());
    for (RevCommit commit = free.poll(); commit != null; commit = free.poll()) {
      order.add(commit);
      for (RevCommit parent : commit.getParents()) {
        int left = children.merge(parent, -1, Integer::sum);
        if (left == 0 && commits.containsKey(parent)) {
          free.add(commits.get(parent));
        }
      }
    }
    return order;
  }

  boolean contains(ObjectId id) {
    return commits.containsKey(id);
  }

  /** Returns the commit that brought this one into the branch; null where it is not in it. */
  @Nullable RevCommit landedBy(ObjectId id) {
    return landedBy.get(id);
  }

  @Nullable Landing landing(ObjectId id) {
    RevCommit by = landedBy.get(id);
    return by == null ? null : new Landing(by.name(), CommitReading.committed(by));
  }

  /** Returns commits that cannot be read, with the reason. */
  Map<ObjectId, String> missing() {
    return missing;
  }

  /** Returns how many commits were met that are too old. */
  long older() {
    return older;
  }
}
