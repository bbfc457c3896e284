package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.ownership.Authorship;
import dev.tenfold.ownership.TruckFactor;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who can still be asked about a file: its authors, as far as they wrote anything in the year
 * before the end of the window. Renames are followed, bots and what is generated are left out.
 */
final class Ownership {
  static final Duration ACTIVE = Duration.ofDays(365);

  private final List<SourceFile> files = new ArrayList<>();
  private final List<Map<Integer, Tally>> changes = new ArrayList<>();
  private final List<List<Integer>> activeAuthors = new ArrayList<>();
  private int withoutBeginning;

  private static final class Tally {
    private int changes;
    private boolean created;
  }

  /**
   * A file of the branch as it is.
   *
   * @param repository the name of its repository; empty where there is one only
   * @param path its name in it
   */
  record SourceFile(String repository, String path) {
    /** Returns what tells it from all others. */
    String name() {
      return repository.isEmpty() ? path : repository + "/" + path;
    }
  }

  /**
   * How well files are known.
   *
   * @param files how many there are
   * @param unowned those without an active author
   * @param truckFactor of the active authors
   * @param owners active authors of any of them
   */
  record Known(int files, int unowned, int truckFactor, int owners) {}

  Ownership(VelocityMaterial material) {
    People people = new People(material.repositories());
    Set<Integer> active = new HashSet<>();
    Instant since = material.window().to().minus(ACTIVE);
    Window year = new Window(since, material.window().to());
    for (Repository repository : material.repositories()) {
      Map<String, Integer> named = named(repository);
      for (Commit commit : repository.commits()) {
        if (!commit.bot() && !commit.isMerge()) {
          int person = people.person(commit);
          if (Production.contains(year, commit.authored())) {
            active.add(person);
          }
          if (commit.landing() != null) {
            commit.files().forEach(change -> add(named.get(change.path()), change, person));
            follow(commit, named);
          }
        } else if (commit.bot()) {
          follow(commit, named);
        }
      }
    }
    for (Map<Integer, Tally> tallies : changes) {
      if (tallies.values().stream().noneMatch(tally -> tally.created)) {
        withoutBeginning++;
      }
      activeAuthors.add(authors(tallies).stream().filter(active::contains).toList());
    }
  }

  private Map<String, Integer> named(Repository repository) {
    Map<String, Integer> named = new HashMap<>();
    repository.files().stream()
        .filter(SourceFiles::isWritten)
        .sorted()
        .forEach(path -> {
          named.put(path, files.size());
          files.add(new SourceFile(repository.name(), path));
          changes.add(new HashMap<>());
        });
    return named;
  }

  /**
   * Commits come newest first: before a rename, the file went by its old name, which no later file
   * has any part in. All renames of a commit are at once, so that names may be swapped.
   */
  private static void follow(Commit commit, Map<String, Integer> named) {
    Map<String, Integer> before = new HashMap<>();
    for (FileChange change : commit.files()) {
      Integer file = named.get(change.path());
      if (file != null && change.kind() == FileChange.Kind.RENAMED) {
        before.put(change.before(), file);
      }
    }
    named.putAll(before);
  }

  private void add(@Nullable Integer file, FileChange change, int person) {
    if (file == null || change.kind() == FileChange.Kind.DELETED) {
      return;
    }
    Tally tally = changes.get(file).computeIfAbsent(person, any -> new Tally());
    switch (change.kind()) {
      case ADDED -> tally.created = true;
      case CHANGED, RENAMED -> tally.changes++;
      case DELETED -> {}
    }
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  List<SourceFile> files() {
    return files;
  }

  /** Returns files whose creation by a person is not in the history that was read. */
  int withoutBeginning() {
    return withoutBeginning;
  }

  /** Returns how well the files of a selection are known, of which there is at least one. */
  Known of(Predicate<SourceFile> selection) {
    Map<Integer, BitSet> authored = new TreeMap<>();
    int count = 0;
    BitSet owned = new BitSet();
    for (int file = 0; file < files.size(); file++) {
      if (selection.test(files.get(file))) {
        for (int person : activeAuthors.get(file)) {
          authored.computeIfAbsent(person, any -> new BitSet()).set(count);
          owned.set(count);
        }
        count++;
      }
    }
    int truckFactor = TruckFactor.of(List.copyOf(authored.values()), count);
    return new Known(count, count - owned.cardinality(), truckFactor, authored.size());
  }

  private static List<Integer> authors(Map<Integer, Tally> tallies) {
    int all = tallies.values().stream().mapToInt(tally -> tally.changes).sum();
    Map<Integer, Double> degrees = new HashMap<>();
    tallies.forEach((person, t) ->
        degrees.put(person, Authorship.degree(t.created, t.changes, all - t.changes)));
    double highest = degrees.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<Integer> authors = new ArrayList<>();
    tallies.forEach((person, tally) -> {
      double degree = degrees.getOrDefault(person, 0.0);
      if (Authorship.isAuthor(degree, highest, tally.created)) {
        authors.add(person);
      }
    });
    return authors;
  }
}
