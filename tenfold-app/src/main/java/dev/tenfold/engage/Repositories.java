package dev.tenfold.engage;

import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.diagnose.velocity.Repository;
import dev.tenfold.engage.GitCollection.RepositoryFile;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.PullRequestStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The repositories of what was collected. Origins that have a commit in common are branches or
 * copies of one.
 */
final class Repositories {
  private static final Comparator<Kept<Commit>> BY_ORIGIN =
      Comparator.comparing((Kept<Commit> kept) -> kept.origin().source())
          .thenComparing(kept -> kept.origin().place());

  private Repositories() {}

  /** Returns each with its facts, in the order of their origins. */
  static List<Repository> of(DeclaredFacts facts) {
    Collection<List<Origin>> groups = groups(facts.kept(Commit.class).sorted(BY_ORIGIN).toList());
    if (groups.size() == 1) {
      return List.of(
          repository(
              "",
              facts.facts(Commit.class),
              facts.facts(PullRequestStart.class),
              facts.facts(RepositoryFile.class)));
    }
    List<String> names = names(groups.stream().map(List::getFirst).toList());
    List<Repository> repositories = new ArrayList<>();
    for (List<Origin> group : groups) {
      repositories.add(
          repository(
              names.get(repositories.size()),
              facts(facts, Commit.class, group),
              facts(facts, PullRequestStart.class, group),
              facts(facts, RepositoryFile.class, group)));
    }
    return repositories;
  }

  private static Repository repository(
      String name,
      List<Commit> commits,
      List<PullRequestStart> pullRequests,
      List<RepositoryFile> files) {
    return new Repository(
        name, commits, pullRequests, files.stream().map(RepositoryFile::path).toList());
  }

  private static <T> List<T> facts(DeclaredFacts facts, Class<T> type, List<Origin> group) {
    return Once.of(
        facts
            .kept(type)
            .filter(kept -> group.contains(kept.origin()))
            .flatMap(kept -> kept.delivery().facts().stream()));
  }

  private static Collection<List<Origin>> groups(List<Kept<Commit>> histories) {
    int[] group = IntStream.range(0, histories.size()).toArray();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < group.length; i++) {
      for (Commit commit : histories.get(i).delivery().facts()) {
        Integer other = first.putIfAbsent(commit.sha(), i);
        if (other != null && group[other] != group[i]) {
          join(group, group[other], group[i]);
        }
      }
    }
    Map<Integer, List<Origin>> groups = new TreeMap<>();
    for (int i = 0; i < group.length; i++) {
      groups.computeIfAbsent(group[i], any -> new ArrayList<>()).add(histories.get(i).origin());
    }
    return groups.values();
  }

  private static void join(int[] group, int a, int b) {
    for (int i = 0; i < group.length; i++) {
      if (group[i] == a || group[i] == b) {
        group[i] = Math.min(a, b);
      }
    }
  }

  /** Returns as few of the last parts of each place as tell them apart. */
  static List<String> names(List<Origin> origins) {
    List<List<String>> parts = origins.stream().map(Repositories::parts).toList();
    int longest = parts.stream().mapToInt(List::size).max().orElse(0);
    for (int n = 1; n <= longest; n++) {
      List<String> names = new ArrayList<>();
      for (List<String> each : parts) {
        names.add(String.join("/", each.subList(Math.max(0, each.size() - n), each.size())));
      }
      if (new HashSet<>(names).size() == names.size()) {
        return names;
      }
    }
    return origins.stream().map(origin -> origin.source() + "/" + origin.place()).toList();
  }

  private static List<String> parts(Origin origin) {
    String place = origin.place().replaceFirst("(\\.git|\\.bundle|/)+$", "");
    List<String> parts =
        Arrays.stream(place.split("[/\\\\]", -1))
            .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
            .toList();
    return parts.isEmpty() ? List.of(origin.source()) : parts;
  }
}
