package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which changes needed intervention at once, and how sure that is. */
final class Failures {
  private static final int SHORTEST_SHA = 7;

  /** How a failure is known, the surest first. */
  enum Grade {
    /** An incident names the deployment, its artifact or its commit as the cause. */
    STATED("stated"),
    /** The deployment was rolled back, or a commit of it was reverted soon after. */
    UNDONE("rolled back or reverted"),
    /** An incident without a stated cause began soon after. */
    INFERRED("inferred");

    private final String words;

    Grade(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A change that failed.
   *
   * @param grade the surest that is known of it
   * @param incidents those that were laid to it
   * @param undone when it was taken back; null where it was not, or not yet, or nobody says
   */
  record Failure(Rollout rollout, Grade grade, List<Incident> incidents, @Nullable Instant undone) {
    Failure {
      incidents = List.copyOf(incidents);
    }
  }

  private final Production production;
  private final History history;
  private final ChangeSets sets;
  private final VelocitySettings settings;
  private final Map<Integer, Failure> failures = new TreeMap<>();
  private long stated;
  private long strange;

  Failures(Production production, History history, ChangeSets sets, VelocityMaterial material) {
    this.production = production;
    this.history = history;
    this.sets = sets;
    this.settings = material.settings();
    List<Incident> incidents = material.incidents();
    if (incidents != null) {
      incidents.forEach(this::incident);
    }
    rollbacks();
    for (int i = 0; i < history.repositories(); i++) {
      reverts(history.begin(i), history.begin(i + 1));
    }
  }

  private void incident(Incident incident) {
    if (incident.cause().isEmpty()) {
      before(incident).ifPresent(rollout -> add(rollout, Grade.INFERRED, incident, null));
      return;
    }
    stated++;
    Optional<Rollout> named = named(incident);
    named.ifPresent(rollout -> add(rollout, Grade.STATED, incident, null));
    if (named.isEmpty()) {
      strange++;
    }
  }

  /** Returns the last change before an incident, if it is near enough. */
  private Optional<Rollout> before(Incident incident) {
    return changes(incident)
        .filter(rollout -> !rollout.begin().isAfter(incident.began()))
        .max(Comparator.comparing(Rollout::begin).thenComparingInt(Rollout::number))
        .filter(rollout -> !rollout.at().plus(settings.failureWithin()).isBefore(incident.began()));
  }

  private Stream<Rollout> changes(Incident incident) {
    return production.all().stream()
        .filter(Rollout::isChange)
        .filter(rollout ->
            incident.service().isEmpty()
                || rollout.service().isEmpty()
                || rollout.service().equalsIgnoreCase(incident.service()));
  }

  /** Returns the change that an incident names; of several, the last before it. */
  private Optional<Rollout> named(Incident incident) {
    String cause = incident.cause().strip().toLowerCase(Locale.ROOT);
    OptionalInt commit = history.find(cause);
    List<Rollout> deployed =
        commit.isPresent() ? sets.deployed(commit.getAsInt()) : List.<Rollout>of();
    Comparator<Rollout> last =
        Comparator.<Rollout, Boolean>comparing(r -> !r.begin().isAfter(incident.began()))
            .thenComparing(Rollout::begin)
            .thenComparingInt(Rollout::number);
    return production.all().stream()
        .filter(Rollout::isChange)
        .filter(rollout -> isNamed(rollout, cause) || deployed.contains(rollout))
        .max(last);
  }

  private boolean isNamed(Rollout rollout, String cause) {
    String revision = rollout.deployment().revision().toLowerCase(Locale.ROOT);
    String sha =
        rollout.commit().isPresent()
            ? history.commit(rollout.commit().getAsInt()).sha().toLowerCase(Locale.ROOT)
            : revision;
    return rollout.deployment().id().equalsIgnoreCase(cause)
        || rollout.deployment().artifact().equalsIgnoreCase(cause)
        || revision.equals(cause)
        || (cause.length() >= SHORTEST_SHA && sha.startsWith(cause));
  }

  private void rollbacks() {
    for (Rollout rollout : production.all()) {
      Rollout undone = rollout.undoes();
      if (rollout.act() == Rollout.Act.WITHDRAWN) {
        add(rollout, Grade.UNDONE, null, null);
      } else if (undone != null) {
        add(undone, Grade.UNDONE, null, rollout.at());
      }
    }
  }

  /** Adds what commits of one repository take back, told by words or numbers that are its own. */
  private void reverts(int from, int to) {
    Map<String, List<Integer>> bySubject = new HashMap<>();
    Map<String, List<Integer>> byRequest = new HashMap<>();
    for (int i = from; i < to; i++) {
      Commit commit = history.commit(i);
      bySubject.computeIfAbsent(commit.subject(), any -> new ArrayList<>()).add(i);
      if (commit.pullRequest() > 0) {
        byRequest.computeIfAbsent("#" + commit.pullRequest(), any -> new ArrayList<>()).add(i);
      }
    }
    for (int i = from; i < to; i++) {
      Commit commit = history.commit(i);
      if (isRevert(commit)) {
        List<Integer> targets = referred(commit, byRequest);
        if (targets.isEmpty()) {
          targets = bySubject.getOrDefault(quoted(commit), List.of());
        }
        for (int target : targets) {
          revert(i, commit, target);
        }
      }
    }
  }

  static boolean isRevert(Commit commit) {
    return !commit.reverts().isEmpty() || !quoted(commit).isEmpty();
  }

  /** Returns the subject that a revert quotes, {@code Revert "…"}; nothing for other commits. */
  private static String quoted(Commit commit) {
    String subject = commit.subject();
    int end = subject.lastIndexOf('"');
    return subject.startsWith("Revert \"") && end > 8 ? subject.substring(8, end) : "";
  }

  /** Returns what a revert names by id or by number. */
  private List<Integer> referred(Commit revert, Map<String, List<Integer>> byRequest) {
    List<Integer> referred = new ArrayList<>();
    for (String reference : revert.reverts()) {
      OptionalInt commit = history.find(reference);
      if (commit.isPresent()) {
        referred.add(commit.getAsInt());
      } else {
        referred.addAll(byRequest.getOrDefault(reference, List.of()));
      }
    }
    return referred;
  }

  private void revert(int number, Commit revert, int target) {
    if (isRevert(history.commit(target))) {
      return;
    }
    for (Rollout rollout : sets.deployed(target)) {
      Instant at = revert.committed();
      boolean soon = !at.isAfter(rollout.at().plus(settings.revertWithin()));
      if (at.isAfter(rollout.at()) && soon) {
        Instant undone =
            sets.deployed(number).stream()
                .filter(later -> isSameLine(later, rollout))
                .map(Rollout::at)
                .findFirst()
                .orElse(null);
        add(rollout, Grade.UNDONE, null, undone);
      }
    }
  }

  private static boolean isSameLine(Rollout a, Rollout b) {
    return a.service().equals(b.service())
        && a.deployment().environment().equals(b.deployment().environment());
  }

  private void add(
      Rollout rollout, Grade grade, @Nullable Incident incident, @Nullable Instant undone) {
    Failure before = failures.get(rollout.number());
    List<Incident> incidents = new ArrayList<>(before == null ? List.of() : before.incidents());
    if (incident != null) {
      incidents.add(incident);
    }
    Instant first = before == null || before.undone() == null ? undone : before.undone();
    Grade surest = before == null || grade.compareTo(before.grade()) < 0 ? grade : before.grade();
    failures.put(rollout.number(), new Failure(rollout, surest, incidents, first));
  }

  /** Returns what is known of a change's failure; nothing where none is known. */
  Optional<Failure> of(Rollout rollout) {
    return Optional.ofNullable(failures.get(rollout.number()));
  }

  /** Returns the failures among the window's changes that are at least as sure. */
  List<Failure> inWindow(Grade grade) {
    return production.changes().stream()
        .flatMap(rollout -> of(rollout).stream())
        .filter(failure -> failure.grade().compareTo(grade) <= 0)
        .toList();
  }

  /** Returns how many incidents state a cause. */
  long stated() {
    return stated;
  }

  /** Returns how many of those name nothing that was deployed. */
  long strange() {
    return strange;
  }
}
