package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which commits a deployment put in service: those that can be reached from its revision, and from
 * none that the same service had in the same environment before. A commit that was picked into a
 * release branch is another commit there.
 */
final class ChangeSets {
  private final History history;
  private final VelocitySettings settings;
  private final Map<Integer, ChangeSet> byRollout = new HashMap<>();
  private final Map<Integer, List<Rollout>> byCommit = new HashMap<>();

  /** What is known of the commits of a deployment. */
  enum State {
    KNOWN,
    /** It is the first, so that all of history would be in it. */
    FIRST,
    /** Its revision is not recorded, or not in the history. */
    UNKNOWN,
    /** The one before is unknown, so that its commits cannot be told from this one's. */
    AFTER_UNKNOWN
  }

  /**
   * What a deployment put in service.
   *
   * @param commits those that are no merges and touch the service; empty where they are not known
   */
  record ChangeSet(Rollout rollout, State state, List<Commit> commits) {
    ChangeSet {
      commits = List.copyOf(commits);
    }
  }

  ChangeSets(Production production, History history, VelocitySettings settings) {
    this.history = history;
    this.settings = settings;
    production.lines().forEach(this::line);
  }

  private void line(List<Rollout> line) {
    BitSet served = new BitSet();
    State state = State.FIRST;
    for (Rollout rollout : line) {
      OptionalInt commit = rollout.commit();
      if (rollout.act() == Rollout.Act.WITHDRAWN) {
        byRollout.put(rollout.number(), new ChangeSet(rollout, State.UNKNOWN, List.of()));
      } else if (rollout.act() == Rollout.Act.CHANGE) {
        if (commit.isEmpty()) {
          byRollout.put(rollout.number(), new ChangeSet(rollout, State.UNKNOWN, List.of()));
          state = state == State.FIRST ? State.FIRST : State.AFTER_UNKNOWN;
        } else {
          List<Integer> reached = history.reach(commit.getAsInt(), served);
          byRollout.put(rollout.number(), set(rollout, state, reached));
          state = State.KNOWN;
        }
      }
    }
  }

  private ChangeSet set(Rollout rollout, State state, List<Integer> reached) {
    if (state != State.KNOWN) {
      return new ChangeSet(rollout, state, List.of());
    }
    PathGlobs paths = globs(settings, rollout.service());
    List<Commit> commits = new ArrayList<>();
    for (int number : reached) {
      byCommit.computeIfAbsent(number, any -> new ArrayList<>()).add(rollout);
      Commit commit = history.commit(number);
      if (!commit.isMerge() && paths.touches(commit, history.repository(number))) {
        commits.add(commit);
      }
    }
    return new ChangeSet(rollout, state, commits);
  }

  static PathGlobs globs(VelocitySettings settings, String service) {
    List<String> globs = settings.services().get(service);
    return globs == null ? PathGlobs.ALL : new PathGlobs(globs);
  }

  ChangeSet of(Rollout rollout) {
    return byRollout.getOrDefault(
        rollout.number(), new ChangeSet(rollout, State.UNKNOWN, List.of()));
  }

  /** Returns the deployments that put a commit in service, one a service and environment. */
  List<Rollout> deployed(int commit) {
    return byCommit.getOrDefault(commit, List.of());
  }

  /** Returns whether a deployment put that very commit in service. */
  boolean contains(Rollout rollout, String sha) {
    OptionalInt number = history.find(sha);
    return number.isPresent() && deployed(number.getAsInt()).contains(rollout);
  }
}
