package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.source.git.GitHistory;
import dev.tenfold.source.git.GitOptions;
import dev.tenfold.source.git.TagRule;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of repositories: commits, beginnings of pull requests, tags, files. Nothing is
 * read where no branch or tag has moved, and otherwise only new commits are compared.
 */
final class GitCollection {
  private final Path folder;
  private final GitBundles bundles;
  private final FactStore store;
  private final String production;
  private final FactCollection.Outside outside;

  /**
   * @param production the environment that tags are deployed to, where they are said to be
   */
  GitCollection(
      FactCollection.Folders folders,
      FactStore store,
      String production,
      FactCollection.Outside outside) {
    this.folder = folders.workspace();
    this.bundles = new GitBundles(folders.kept());
    this.store = store;
    this.production = production;
    this.outside = outside;
  }

  SourceReport collect(Source source) {
    SourceReport.Count count = new SourceReport.Count(source);
    for (String path : source.paths()) {
      try {
        read(source, path, count);
      } catch (TenfoldException e) {
        count.fail(e.problems());
      }
    }
    return count.report();
  }

  private void read(Source source, String path, SourceReport.Count count) {
    Origin origin = new Origin(source.name(), path);
    GitOptions options =
        new GitOptions(
            source.option("branch", ""), GitOptions.ALL, GitOptions.ALL, List.of(), List.of());
    Path repository = bundles.repository(folder.resolve(path).normalize());
    Delivery<Deployment> tags = tags(source, repository, options);
    List<String> deployed = deployed(tags);
    try (GitHistory history = GitHistory.open(repository, options.from(deployed))) {
      String state =
          history.state()
              + new TreeMap<>(source.options())
              + source.service()
              + production
              + " deployed "
              + deployed.hashCode();
      if (store.holds(origin, state)) {
        count.isKnown();
        return;
      }
      Delivery<Commit> commits =
          history.commits(outside.threads(), outside.workers(), before(origin));
      store.keep(origin, Commit.class, commits);
      count.add(commits);
      store.keep(origin, PullRequestStart.class, history.pullRequests());
      store.keep(origin, RepositoryFile.class, files(history.files()));
      if (tags != null) {
        store.keep(origin, Deployment.class, tags);
        count.add(tags);
      }
      store.complete(origin, state);
      count.isAdded();
    }
  }

  /**
   * Returns the commits that are kept of a repository; none where this version cannot read them.
   */
  private List<Commit> before(Origin origin) {
    try {
      return store.kept(Commit.class).stream()
          .filter(kept -> kept.origin().equals(origin))
          .flatMap(kept -> kept.delivery().facts().stream())
          .toList();
    } catch (TenfoldException e) {
      return List.of();
    }
  }

  /** Returns the tags that are deployments; null where none are said to be. */
  private @Nullable Delivery<Deployment> tags(Source source, Path repository, GitOptions options) {
    String pattern = source.option("tags", "");
    if (pattern.isEmpty()) {
      return null;
    }
    try (GitHistory history = GitHistory.open(repository, options)) {
      return history.tags(rule(source, pattern));
    }
  }

  /** Returns the revisions that deployments name, tags among them, which may be on no branch. */
  private List<String> deployed(@Nullable Delivery<Deployment> tags) {
    Stream<Deployment> kept =
        store.kept(Deployment.class).stream()
            .map(Kept::delivery)
            .flatMap(delivery -> delivery.facts().stream());
    Stream<Deployment> tagged = tags == null ? Stream.of() : tags.facts().stream();
    return Stream.concat(kept, tagged)
        .map(Deployment::revision)
        .filter(revision -> !revision.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private TagRule rule(Source source, String pattern) {
    try {
      return new TagRule(Pattern.compile(pattern), source.service(), production);
    } catch (PatternSyntaxException e) {
      throw new TenfoldException(
          TenfoldException.Kind.INPUT,
          List.of(
              new Problem(
                  "tags: " + pattern + " is no pattern: " + e.getDescription(),
                  "source " + source.name(),
                  "write a regular expression for whole names, such as v\\d+\\.\\d+\\.\\d+")));
    }
  }

  private static Delivery<RepositoryFile> files(Delivery<String> paths) {
    List<RepositoryFile> files = paths.facts().stream().map(RepositoryFile::new).toList();
    return new Delivery<>(
        paths.source(), files, paths.read(), paths.used(), paths.rejected(), paths.notes());
  }

  /** A file of the branch as it is. */
  record RepositoryFile(String path) {}
}
