package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.velocity.Rollout.Act;
import dev.tenfold.observe.Deployment;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The deployments to production, each service and environment in order of time. */
final class Production {
  private final History history;
  private final List<List<Rollout>> lines = new ArrayList<>();
  private final List<Rollout> all;
  private final List<Rollout> inWindow;
  private final List<Rollout> changes;
  private final Set<String> elsewhere = new TreeSet<>();
  private long elsewhereCount;
  private long unsaid;
  private int next;

  Production(VelocityMaterial material, History history) {
    this.history = history;
    Window window = material.window();
    Map<String, List<Deployment>> byLine = new TreeMap<>();
    for (Deployment deployment : material.deployments()) {
      if (isProduction(deployment, material.settings())) {
        byLine
            .computeIfAbsent(
                deployment.service() + '\n' + deployment.environment(), any -> new ArrayList<>())
            .add(deployment);
      }
    }
    for (List<Deployment> line : byLine.values()) {
      line.sort(Comparator.comparing(Deployment::finished).thenComparing(Deployment::id));
      lines.add(new Line().read(line));
    }
    this.all = lines.stream().flatMap(List::stream).toList();
    this.inWindow =
        all.stream()
            .filter(rollout -> contains(window, rollout.at()))
            .sorted(Comparator.comparing(Rollout::at))
            .toList();
    this.changes = inWindow.stream().filter(Rollout::isChange).toList();
  }

  private boolean isProduction(Deployment deployment, VelocitySettings settings) {
    if (settings.production().include(deployment.environment())) {
      unsaid += deployment.environment().isEmpty() ? 1 : 0;
      return true;
    }
    elsewhere.add(deployment.environment());
    elsewhereCount++;
    return false;
  }

  /** Returns deployments that name no environment, which are taken to be production. */
  long unsaid() {
    return unsaid;
  }

  /** Returns deployments to other environments. */
  long elsewhereCount() {
    return elsewhereCount;
  }

  Set<String> elsewhere() {
    return elsewhere;
  }

  List<List<Rollout>> lines() {
    return lines;
  }

  /** Returns all rollouts, at whatever time. */
  List<Rollout> all() {
    return all;
  }

  /** Returns those of the window, the earliest first. */
  List<Rollout> inWindow() {
    return inWindow;
  }

  /** Returns those of the window that put a version in service that had not been there. */
  List<Rollout> changes() {
    return changes;
  }

  static boolean contains(Window window, Instant at) {
    return !at.isBefore(window.from()) && at.isBefore(window.to());
  }

  /** One service in one environment, read in order of time. */
  private final class Line {
    private final List<Rollout> read = new ArrayList<>();
    private final List<Rollout> changes = new ArrayList<>();
    private final Map<String, Rollout> byVersion = new HashMap<>();
    private @Nullable Rollout current;

    List<Rollout> read(List<Deployment> line) {
      for (Deployment deployment : line) {
        OptionalInt commit = history.deployed(deployment);
        read.add(
            switch (deployment.outcome()) {
              case FAILED -> rollout(deployment, Act.FAILED, commit, null);
              case SUCCEEDED -> succeeded(deployment, commit);
              case ROLLED_BACK -> rolledBack(deployment, commit);
            });
      }
      return read;
    }

    private Rollout succeeded(Deployment deployment, OptionalInt commit) {
      String version = version(deployment, commit);
      Rollout before = byVersion.get(version);
      if (before == null) {
        return change(rollout(deployment, Act.CHANGE, commit, null), version);
      }
      if (current == null || before.number() >= current.number()) {
        current = before;
        return rollout(deployment, Act.REPEAT, commit, null);
      }
      return backTo(before, rollout(deployment, Act.ROLLBACK, commit, current));
    }

    /**
     * Sources differ in what a rollback names: the version that was put in service again, the one
     * that was taken out, or one that never stood before and came and went in one deployment.
     */
    private Rollout rolledBack(Deployment deployment, OptionalInt commit) {
      String version = version(deployment, commit);
      Rollout before = byVersion.get(version);
      if (before == null && !version.isEmpty()) {
        return rollout(deployment, Act.WITHDRAWN, commit, null);
      }
      if (before != null && current != null && before.number() < current.number()) {
        return backTo(before, rollout(deployment, Act.ROLLBACK, commit, current));
      }
      Rollout undone = current;
      int place = changes.indexOf(undone);
      return backTo(
          place > 0 ? changes.get(place - 1) : null,
          rollout(deployment, Act.ROLLBACK, OptionalInt.empty(), undone));
    }

    private Rollout change(Rollout rollout, String version) {
      if (!version.isEmpty()) {
        byVersion.put(version, rollout);
      }
      changes.add(rollout);
      current = rollout;
      return rollout;
    }

    private Rollout backTo(@Nullable Rollout earlier, Rollout rollback) {
      current = earlier;
      return rollback;
    }

    private Rollout rollout(
        Deployment deployment, Act act, OptionalInt commit, @Nullable Rollout undoes) {
      return new Rollout(next++, deployment, act, commit, undoes);
    }

    private String version(Deployment deployment, OptionalInt commit) {
      if (commit.isPresent()) {
        return history.commit(commit.getAsInt()).sha();
      }
      return deployment.revision().isEmpty() ? deployment.artifact() : deployment.revision();
    }
  }
}
