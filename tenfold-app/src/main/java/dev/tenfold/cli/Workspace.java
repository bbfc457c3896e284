package dev.tenfold.cli;

import dev.tenfold.collect.Collect;
import dev.tenfold.collect.Collected;
import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.LogReading.FormatReading;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.Material.LogFacts;
import dev.tenfold.diagnose.PerformanceDiagnosis;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.route.Folding;
import dev.tenfold.route.RouteTable;
import dev.tenfold.store.SegmentStore;
import dev.tenfold.store.Snapshot;
import dev.tenfold.store.Stored;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The folder that keeps what is collected, in {@code .tenfold/}. */
final class Workspace {
  /** What the folder is called in a workspace. */
  static final String KEPT = ".tenfold";

  private final Environment environment;
  private final Path root;
  private final UnaryOperator<String> named;

  Workspace(Environment environment, Path folder) {
    this.environment = environment;
    this.root = environment.folder().resolve(folder).resolve(KEPT);
    this.named = log -> log;
  }

  /**
   * @param environment whose folder the logs are relative to
   * @param kept the folder for what is collected
   * @param named what the log of a name is called where the command runs
   */
  Workspace(Environment environment, Path kept, UnaryOperator<String> named) {
    this.environment = environment;
    this.root = kept;
    this.named = named;
  }

  private SegmentStore store() {
    return new SegmentStore(root.resolve("store"), environment.clock(), TenfoldCommand.version());
  }

  /** Collects what is new in logs. */
  Collected collect(LogInputs inputs, LogOptions options) {
    RouteTable routes = new RouteTable(inputs.routes());
    List<Collect.Source> sources =
        inputs.logs().stream()
            .map(log -> new Collect.Source(log.file(), log.format(), options.service))
            .toList();
    return new Collect(routes, key(), environment.threads(), environment.workers())
        .run(sources, store(), logs -> new Progress(environment, logs));
  }

  /** Diagnoses the access logs that were collected. */
  Diagnosis diagnose(LogOptions options) {
    return PerformanceDiagnosis.of(
        collected(options)
            .orElseThrow(() ->
                TenfoldException.input(
                    "nothing is collected yet",
                    root.toString(),
                    "collect first: tenfold -C " + root.getParent() + " collect <log>...")));
  }

  /**
   * What was collected of access logs.
   *
   * @param material all of it, added up
   * @param cells gives every cell that it was added up from
   */
  record Requests(Material material, Consumer<Consumer<CellBlock>> cells) {}

  /** Returns the names of the logs that gave requests. */
  Set<String> logs() {
    return store().snapshot().logs();
  }

  /** Returns what was collected of access logs; nothing where that holds no request. */
  Optional<Material> collected(LogOptions options) {
    return collected(routes(options)).map(Requests::material);
  }

  RouteTable routes(LogOptions options) {
    return new RouteTable(options.chosen(environment.folder()).routes());
  }

  Optional<Requests> collected(RouteTable routes) {
    Aggregate aggregate = new Aggregate();
    Snapshot snapshot = store().snapshot();
    Stored stored = snapshot.read(routes, aggregate::add);
    if (aggregate.requests() == 0) {
      return Optional.empty();
    }
    Folding folding = routes.fold();
    List<String> problems = stored.problems().stream().map(Workspace::told).toList();
    FormatReading kept =
        new FormatReading(
            "segments",
            stored.segments()
                + (stored.segments() == 1 ? " segment" : " segments")
                + " of the store",
            1,
            List.of());
    List<LogFacts> facts =
        IntStream.range(0, stored.logs().size())
            .mapToObj(i ->
                new LogFacts(
                    named.apply(stored.logs().get(i)), kept, i == 0 ? problems : List.of()))
            .toList();
    Material material =
        new Material(
            aggregate,
            folding.routes(),
            folding::of,
            facts,
            "log the duration, then collect again",
            routes::route);
    return Optional.of(
        new Requests(material, to -> snapshot.read(routes, chunk -> to.accept(chunk.cells()))));
  }

  /** Returns a problem of the store as a line; it is told once, with the first log. */
  private static String told(Problem problem) {
    return problem.what() + " (" + problem.where() + ")";
  }

  /**
   * Returns the secret that hashes of this workspace depend on; made once, readable by its owner.
   */
  private long key() {
    Path file = root.resolve("key");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(root);
        Path draft = Files.createTempFile(root, "key", ".new");
        Files.writeString(draft, Long.toHexString(environment.random().getAsLong()));
        try {
          Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeMeanwhile) {
          // The other collector's key serves both.
        }
        Files.delete(draft);
      }
      return Long.parseUnsignedLong(Files.readString(file).strip(), 16);
    } catch (IOException | NumberFormatException e) {
      throw TenfoldException.input(
          "the workspace's key cannot be read or made: " + reason(e),
          file.toString(),
          "make the folder writable; a damaged key may be deleted, clients then count anew");
    }
  }

  private static String reason(Exception stop) {
    return stop instanceof AccessDeniedException
        ? "this user may not"
        : String.valueOf(stop.getMessage());
  }
}
