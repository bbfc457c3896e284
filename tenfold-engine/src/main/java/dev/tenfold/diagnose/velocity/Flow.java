package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.observe.Commit.Landing;
import dev.tenfold.observe.Deployment;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What the history of the code alone tells of how changes come into the branch. */
final class Flow {
  private static final double MOST_HIDDEN = 0.1;
  private static final Unit LINES = Unit.count("line");
  private static final String REPOSITORY = "name the product's repository, or clone it here";

  private final Joined joined;
  private final List<Landed> landed = new ArrayList<>();
  private final List<Landed> byPeople;

  /**
   * What came into the branch at once: a commit on it, or what a merge brought in.
   *
   * @param commits those that are no merges
   */
  private record Landed(String by, Instant at, List<Commit> commits) {
    boolean isByBots() {
      return commits.stream().allMatch(Commit::bot);
    }

    boolean isRevert() {
      return commits.stream().anyMatch(Failures::isRevert);
    }
  }

  Flow(Joined joined) {
    this.joined = joined;
    Map<String, Landed> byCommit = new LinkedHashMap<>();
    for (Commit commit : joined.history.commits()) {
      Landing landing = commit.landing();
      if (landing != null
          && !commit.isMerge()
          && Production.contains(joined.window, landing.at())) {
        byCommit
            .computeIfAbsent(landing.by(), by -> new Landed(by, landing.at(), new ArrayList<>()))
            .commits()
            .add(commit);
      }
    }
    landed.addAll(byCommit.values());
    this.byPeople = landed.stream().filter(each -> !each.isByBots()).toList();
  }

  List<Indicator> indicators() {
    List<Indicator> indicators = new ArrayList<>();
    indicators.add(cadence());
    indicators.add(Indicator.of(toMerged()));
    indicators.add(Indicator.of(size()));
    indicators.add(Indicator.of(squashShare()));
    indicators.add(Indicator.of(share("merged changes by bots", landed, Landed::isByBots)));
    indicators.add(
        Indicator.of(share("merged changes that revert others", byPeople, Landed::isRevert)));
    indicators.add(releases());
    return indicators;
  }

  private Indicator cadence() {
    String indicator = "merged changes";
    if (joined.history.isEmpty()) {
      return Indicator.of(noHistory(indicator));
    }
    Measurement value =
        joined.numbers.exact(
            indicator,
            byPeople.size() / joined.weekCount(),
            Unit.per("change", "week"),
            byPeople.size(),
            "commits and merges on the branch, those of bots left out");
    return joined.weekly(
        value,
        week -> {
          long n = byPeople.stream().filter(each -> Production.contains(week, each.at)).count();
          return new TrendPoint(week.from(), n, n);
        });
  }

  private Measurement noHistory(String indicator) {
    return joined.numbers.missing(indicator, "no history of the code was read", REPOSITORY);
  }

  private Measurement noChanges(String indicator) {
    return joined.history.isEmpty()
        ? noHistory(indicator)
        : joined.numbers.missing(
            indicator, "nothing was merged in the window", "read a longer window");
  }

  /** Returns how long pull requests took until they were merged, in seconds. */
  Measurement toMerged() {
    String indicator = "first commit of the pull request to merged, p50";
    if (byPeople.isEmpty()) {
      return noChanges(indicator);
    }
    List<Double> seconds = new ArrayList<>();
    long requests = 0;
    for (Landed each : byPeople) {
      OptionalInt by = joined.history.find(each.by);
      if (by.isEmpty() || joined.history.commit(by.getAsInt()).pullRequest() == 0) {
        continue;
      }
      requests++;
      Optional<Instant> start = joined.pullRequests.start(joined.history.commit(by.getAsInt()));
      start
          .map(from -> Duration.between(from, each.at))
          .filter(length -> !length.isNegative())
          .ifPresent(length -> seconds.add((double) length.toSeconds()));
    }
    if (requests == 0) {
      return joined.numbers.missing(
          indicator,
          "no merged change names a pull request",
          "merge through pull requests, whose number the server puts into the subject");
    }
    if (seconds.size() < (1 - MOST_HIDDEN) * requests) {
      return joined.numbers.missing(
          indicator,
          Throughput.HIDDEN
              + "it is known of "
              + Digits.whole(seconds.size())
              + " of "
              + Digits.whole(requests)
              + " pull requests when they began, as squashing erases it",
          Throughput.FETCH);
    }
    return joined.numbers.quantile(
        new Numbers.Asked(indicator, 0.5, Unit.SPAN, "pull requests"),
        seconds.stream().mapToDouble(Double::doubleValue).toArray(),
        "pull requests merged in the window, those of bots left out");
  }

  private Measurement size() {
    String indicator = "lines a merged change, p50";
    if (byPeople.isEmpty()) {
      return noChanges(indicator);
    }
    double[] lines =
        byPeople.stream()
            .map(Flow::lines)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    if (lines.length == 0) {
      return joined.numbers.missing(
          indicator, "lines were not counted", "count lines from the window's begin on");
    }
    return joined.numbers.quantile(
        new Numbers.Asked(indicator, 0.5, LINES, "merged changes"),
        lines,
        "lines added and deleted in text that people write");
  }

  private static OptionalDouble lines(Landed each) {
    List<FileChange> counted =
        each.commits.stream()
            .flatMap(commit -> commit.files().stream())
            .filter(file -> file.added() >= 0 && SourceFiles.isWritten(file.path()))
            .toList();
    return counted.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(counted.stream().mapToDouble(f -> f.added() + f.deleted()).sum());
  }

  private Measurement squashShare() {
    String indicator = "squashed pull requests";
    List<Commit> written =
        byPeople.stream()
            .flatMap(each -> each.commits.stream())
            .filter(commit -> !commit.bot())
            .toList();
    if (written.isEmpty()) {
      return noChanges(indicator);
    }
    return joined.numbers.ratio(
        indicator,
        written.stream().filter(PullRequests::isSquash).count(),
        written.size(),
        "commits with the number of a pull request, written within 5 s of being committed ÷"
            + " commits of people that came into the branch; when work on them began is erased");
  }

  private Measurement share(String indicator, List<Landed> of, Predicate<Landed> which) {
    return of.isEmpty()
        ? noChanges(indicator)
        : joined.numbers.ratio(
            indicator, of.stream().filter(which).count(), of.size(), "of changes merged");
  }

  private Indicator releases() {
    String indicator = "release frequency";
    List<Deployment> all = joined.material.releases();
    if (all.isEmpty()) {
      return Indicator.of(
          joined.numbers.missing(
              indicator,
              "no tags were read as releases",
              "declare which tags are releases, such as v\\d+\\.\\d+\\.\\d+"));
    }
    List<Deployment> inWindow =
        all.stream().filter(r -> Production.contains(joined.window, r.finished())).toList();
    Measurement value =
        joined.numbers.exact(
            indicator,
            inWindow.size() / joined.weekCount(),
            Unit.per("release", "week"),
            inWindow.size(),
            "tags, which are no deployments unless the team says so");
    return joined.weekly(
        value,
        week -> {
          long n = inWindow.stream().filter(r -> Production.contains(week, r.finished())).count();
          return new TrendPoint(week.from(), n, n);
        });
  }

  /** Returns how changes come in, a sentence; nothing where none do. */
  String words() {
    if (landed.isEmpty()) {
      return "";
    }
    int bots = landed.size() - byPeople.size();
    return Digits.whole(landed.size())
        + (landed.size() == 1 ? " change was" : " changes were")
        + " merged in the window, "
        + Figure.ratio((double) bots / landed.size()).text()
        + " of them by bots, which are left out.";
  }
}
