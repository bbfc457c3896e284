package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The commits by id, and which can be reached from which. A commit's number is its index; those of
 * a repository follow each other.
 */
final class History {
  /** As Git abbreviates them. */
  private static final int SHORTEST = 7;

  private final List<Repository> repositories;
  private final int[] begins;
  private final List<Commit> commits = new ArrayList<>();
  private final Map<String, Integer> numbers;
  private final String[] ids;
  private final int[][] parents;
  private final Map<String, String> releases = new HashMap<>();

  History(List<Repository> repositories, List<Deployment> releases) {
    this.repositories = repositories;
    this.begins = new int[repositories.size() + 1];
    for (int i = 0; i < repositories.size(); i++) {
      commits.addAll(repositories.get(i).commits());
      begins[i + 1] = commits.size();
    }
    this.numbers = HashMap.newHashMap(commits.size());
    for (int i = 0; i < commits.size(); i++) {
      numbers.put(commits.get(i).sha().toLowerCase(Locale.ROOT), i);
    }
    this.ids = numbers.keySet().toArray(String[]::new);
    Arrays.sort(ids);
    this.parents = new int[commits.size()][];
    for (int i = 0; i < parents.length; i++) {
      parents[i] =
          commits.get(i).parents().stream()
              .map(sha -> numbers.get(sha.toLowerCase(Locale.ROOT)))
              .filter(parent -> parent != null)
              .mapToInt(Integer::intValue)
              .toArray();
    }
    for (Deployment release : releases) {
      this.releases.put(name(release.artifact()), release.revision());
    }
  }

  boolean isEmpty() {
    return commits.isEmpty();
  }

  List<Commit> commits() {
    return commits;
  }

  Commit commit(int number) {
    return commits.get(number);
  }

  /** Returns the name of the repository of a commit. */
  String repository(int number) {
    int place = Arrays.binarySearch(begins, number);
    int repository = place < 0 ? -place - 2 : place;
    while (begins[repository + 1] == number) {
      repository++;
    }
    return repositories.get(repository).name();
  }

  int repositories() {
    return repositories.size();
  }

  /** Returns the number of the first commit of a repository; after the last, of commits. */
  int begin(int repository) {
    return begins[repository];
  }

  /** Returns the number of a commit, by its id or an abbreviation that is unique. */
  OptionalInt find(String revision) {
    String sha = revision.strip().toLowerCase(Locale.ROOT);
    if (sha.length() < SHORTEST) {
      return OptionalInt.empty();
    }
    int first = Arrays.binarySearch(ids, sha);
    first = first < 0 ? -first - 1 : first;
    boolean isThere = first < ids.length && ids[first].startsWith(sha);
    boolean isAmbiguous = first + 1 < ids.length && ids[first + 1].startsWith(sha);
    Integer number = isThere && !isAmbiguous ? numbers.get(ids[first]) : null;
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Returns the commit that was deployed: by its revision, or by the release of that name. */
  OptionalInt deployed(Deployment deployment) {
    OptionalInt direct = find(deployment.revision());
    if (direct.isPresent()) {
      return direct;
    }
    for (String name :
        List.of(deployment.revision(), deployment.artifact(), version(deployment.artifact()))) {
      String revision = name.isEmpty() ? null : releases.get(name(name));
      if (revision != null) {
        return find(revision);
      }
    }
    return OptionalInt.empty();
  }

  /** Tags are named with and without a v. */
  private static String name(String release) {
    String name = release.toLowerCase(Locale.ROOT);
    name = name.startsWith("refs/tags/") ? name.substring("refs/tags/".length()) : name;
    return name.length() > 1 && name.startsWith("v") && Character.isDigit(name.charAt(1))
        ? name.substring(1)
        : name;
  }

  /** Returns the version in a package URL, {@code pkg:oci/shop@1.2?arch=amd64}, or an image. */
  private static String version(String artifact) {
    int at = artifact.lastIndexOf('@');
    int colon = artifact.lastIndexOf(':');
    int start = at >= 0 ? at : colon > artifact.lastIndexOf('/') ? colon : -1;
    if (start < 0) {
      return "";
    }
    String version = artifact.substring(start + 1);
    int end = version.indexOf('?') >= 0 ? version.indexOf('?') : version.indexOf('#');
    return end < 0 ? version : version.substring(0, end);
  }

  /** Marks what can be reached from a commit, and returns what was not marked before. */
  List<Integer> reach(int from, BitSet marked) {
    List<Integer> reached = new ArrayList<>();
    Deque<Integer> stack = new ArrayDeque<>(List.of(from));
    while (!stack.isEmpty()) {
      int commit = stack.pop();
      if (marked.get(commit)) {
        continue;
      }
      marked.set(commit);
      reached.add(commit);
      for (int parent : parents[commit]) {
        if (!marked.get(parent)) {
          stack.push(parent);
        }
      }
    }
    return reached;
  }
}
