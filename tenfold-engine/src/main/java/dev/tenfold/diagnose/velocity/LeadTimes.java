package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.velocity.ChangeSets.ChangeSet;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.Landing;
import dev.tenfold.stats.ClusteredSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How long the changes of the window took, on each clock. Those of bots are left out. */
final class LeadTimes {
  private final History history;
  private final PullRequests pullRequests;
  private final ChangeSets sets;
  private final Map<Clock, List<Lead>> leads = new EnumMap<>(Clock.class);
  private long commits;
  private long squashed;
  private long hidden;
  private long bots;
  private long backwards;

  /**
   * One change.
   *
   * @param seconds from the clock's start until it was deployed
   */
  record Lead(double seconds, Rollout rollout) {}

  LeadTimes(Production production, History history, ChangeSets sets, PullRequests pullRequests) {
    this.history = history;
    this.pullRequests = pullRequests;
    this.sets = sets;
    production.changes().forEach(rollout -> add(sets.of(rollout)));
  }

  private void add(ChangeSet set) {
    Set<String> landed = new HashSet<>();
    for (Commit commit : set.commits()) {
      if (commit.bot()) {
        bots++;
        continue;
      }
      commits++;
      authored(commit, set.rollout());
      Landing landing = commit.landing();
      if (landing != null && landed.add(landing.by())) {
        landed(landing, set.rollout());
      }
    }
  }

  private void authored(Commit commit, Rollout rollout) {
    if (!PullRequests.isSquash(commit)) {
      lead(Clock.AUTHORED, commit.authored(), rollout);
      return;
    }
    squashed++;
    Optional<Instant> start = pullRequests.start(commit);
    if (start.isPresent()) {
      lead(Clock.AUTHORED, start.get(), rollout);
    } else {
      hidden++;
    }
  }

  private void landed(Landing landing, Rollout rollout) {
    if (!sets.contains(rollout, landing.by())) {
      // It was deployed before it was merged.
      return;
    }
    lead(Clock.MERGED, landing.at(), rollout);
    OptionalInt number = history.find(landing.by());
    if (number.isPresent()) {
      pullRequests
          .start(history.commit(number.getAsInt()))
          .ifPresent(start -> lead(Clock.PULL_REQUEST, start, rollout));
    }
  }

  private void lead(Clock clock, Instant from, Rollout rollout) {
    Duration length = Duration.between(from, rollout.at());
    if (length.isNegative()) {
      backwards++;
    } else {
      leads
          .computeIfAbsent(clock, any -> new ArrayList<>())
          .add(new Lead(length.toSeconds(), rollout));
    }
  }

  List<Lead> leads(Clock clock) {
    return leads.getOrDefault(clock, List.of());
  }

  static ClusteredSample sample(List<Lead> leads) {
    return new ClusteredSample(
        leads.stream().mapToDouble(Lead::seconds).toArray(),
        leads.stream().mapToInt(lead -> lead.rollout().number()).toArray());
  }

  /** Returns how many commits of people were deployed in known change sets. */
  long commits() {
    return commits;
  }

  /** Returns how many of them are squashed pull requests. */
  long squashed() {
    return squashed;
  }

  /** Returns how many of those do not tell when they were written. */
  long hidden() {
    return hidden;
  }

  /** Returns how many commits of bots were deployed. */
  long bots() {
    return bots;
  }

  /** Returns how many spans were left out because they end before they begin. */
  long backwards() {
    return backwards;
  }
}
