package dev.tenfold.engage;

import dev.tenfold.collect.FactStore;
import dev.tenfold.engagement.ProductionNames;
import dev.tenfold.engagement.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/** Reads what is new in the sources of an engagement, but its access logs. */
public final class FactCollection {
  private final Folders folders;
  private final FactStore store;
  private final ProductionNames production;
  private final Outside outside;

  /**
   * Where things are.
   *
   * @param workspace to which paths of sources are relative
   * @param kept for what is collected
   */
  public record Folders(Path workspace, Path kept) {}

  /**
   * What reading may use of the outside.
   *
   * @param threads pool to read with
   * @param workers how many of them
   * @param now the present
   * @param variables returns the value of a variable of the environment; empty where it is not set
   */
  public record Outside(
      ExecutorService threads, int workers, Instant now, UnaryOperator<String> variables) {}

  /**
   * @param production what tags that are deployments put in service
   */
  public FactCollection(
      Folders folders, FactStore store, ProductionNames production, Outside outside) {
    this.folders = folders;
    this.store = store;
    this.production = production;
    this.outside = outside;
  }

  /** Collects one source; what fails is in the report, and the next source can go on. */
  public SourceReport collect(Source source) {
    Path folder = folders.workspace();
    return switch (source.kind()) {
      case GIT -> new GitCollection(folders, store, production.first(), outside).collect(source);
      case PROMETHEUS ->
          new PrometheusCollection(store, outside.now(), outside.variables()).collect(source);
      case SECURITY -> new SecurityCollection(folder, store, outside.now()).collect(source);
      case ACCESS_LOG, DEPLOYMENTS, INCIDENTS, SLO, COST, VITALS, RESOURCES ->
          new SourceCollection(folder, store).collect(source, Readers.of(source.kind()));
    };
  }
}
