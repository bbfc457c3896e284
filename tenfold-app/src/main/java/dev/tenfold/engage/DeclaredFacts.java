package dev.tenfold.engage;

import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.TenfoldException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/**
 * What was collected of the places that the sources of an engagement name; what is kept of others
 * counts no more. Several threads may ask.
 */
public final class DeclaredFacts {
  private final Engagement engagement;
  private final Path folder;
  private final FactStore store;
  private final Map<Class<?>, List<?>> facts = new ConcurrentHashMap<>();

  /**
   * @param folder the workspace, to which paths are relative
   */
  public DeclaredFacts(Engagement engagement, Path folder, FactStore store) {
    this.engagement = engagement;
    this.folder = folder;
    this.store = store;
  }

  /** Begins to read on other threads what takes longest. */
  public void readAhead(ExecutorService threads) {
    for (Class<?> type : List.of(ResourceSample.class, Commit.class)) {
      threads.execute(() -> {
        try {
          store.kept(type);
        } catch (TenfoldException e) {
          // Whoever asks for them fails in the same way, and tells it.
        }
      });
    }
  }

  /** Returns the facts of a type, each once. */
  @SuppressWarnings("unchecked") // what is under a type was kept as that type
  public <T> List<T> facts(Class<T> type) {
    return (List<T>) facts.computeIfAbsent(type, any -> Once.of(everyFact(type).stream()));
  }

  /** Returns the facts of a type as they were delivered, several times where they were. */
  <T> List<T> everyFact(Class<T> type) {
    return kept(type).flatMap(each -> each.delivery().facts().stream()).toList();
  }

  /** Returns the deliveries of a type. */
  <T> Stream<Kept<T>> kept(Class<T> type) {
    return store.kept(type).stream().filter(kept -> isNamed(kept.origin(), type));
  }

  /** Returns the deliveries of a source, but for what only helps to understand others of it. */
  List<Kept<?>> of(Source source) {
    List<Kept<?>> kept = new ArrayList<>();
    for (Class<?> type : types(source)) {
      if (type != PullRequestStart.class && type != GitCollection.RepositoryFile.class) {
        kept(type).filter(each -> each.origin().source().equals(source.name())).forEach(kept::add);
      }
    }
    return kept;
  }

  /** Returns what was refused of a source when it was last collected. */
  public List<Refusal> refused(Source source) {
    return of(source).stream().flatMap(kept -> kept.delivery().rejected().stream()).toList();
  }

  private boolean isNamed(Origin origin, Class<?> type) {
    return engagement
        .source(origin.source())
        .filter(source -> types(source).contains(type))
        .filter(source -> names(source, origin.place()))
        .isPresent();
  }

  /** Returns whether a path of a source leads to a file, which need not be there. */
  public boolean leadsTo(Source source, String file) {
    return SourceFiles.isNamed(folder, source.paths(), file);
  }

  private boolean names(Source source, String place) {
    return switch (source.kind()) {
      case ACCESS_LOG -> false;
      case GIT -> source.paths().contains(place);
      case PROMETHEUS -> PrometheusCollection.isOf(source, place);
      case SECURITY -> SecurityCollection.isAnswer(source, place) || leadsTo(source, place);
      case DEPLOYMENTS, INCIDENTS, SLO, COST, VITALS, RESOURCES -> leadsTo(source, place);
    };
  }

  private static List<Class<?>> types(Source source) {
    return switch (source.kind()) {
      case ACCESS_LOG -> List.of();
      case GIT ->
          source.option("tags", "").isEmpty()
              ? List.of(Commit.class, PullRequestStart.class, GitCollection.RepositoryFile.class)
              : List.of(
                  Commit.class,
                  PullRequestStart.class,
                  GitCollection.RepositoryFile.class,
                  Deployment.class);
      case PROMETHEUS -> List.of(ResourceSample.class);
      case DEPLOYMENTS, INCIDENTS, SLO, COST, SECURITY, VITALS, RESOURCES ->
          Readers.of(source.kind()).stream().<Class<?>>map(FactReader::type).toList();
    };
  }
}
