package dev.tenfold.cli;

import dev.tenfold.collect.Collected;
import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.collect.FactStore;
import dev.tenfold.diagnose.DetectableChanges;
import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.PerformanceDiagnosis;
import dev.tenfold.diagnose.UsageDiagnosis;
import dev.tenfold.diagnose.capacity.RouteLoad;
import dev.tenfold.diagnose.capacity.RouteLoads;
import dev.tenfold.engage.Agreements;
import dev.tenfold.engage.Chapters;
import dev.tenfold.engage.DeclaredFacts;
import dev.tenfold.engage.FactCollection;
import dev.tenfold.engage.SecurityChapter;
import dev.tenfold.engage.SourceReport;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Owner;
import dev.tenfold.engagement.Source;
import dev.tenfold.gate.Gate;
import dev.tenfold.gate.GateDecision;
import dev.tenfold.gate.GateDecision.Detectable;
import dev.tenfold.gate.OwnerTrace;
import dev.tenfold.observe.Commit;
import dev.tenfold.route.RouteTable;
import dev.tenfold.store.facts.FactFiles;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import dev.tenfold.workspace.EngagementFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A workspace with an engagement: the acts over all of its sources. */
final class EngagedWorkspace {
  private final Environment environment;
  private final Path root;
  private final Path kept;
  private final Workspace logs;
  private final Engagement engagement;
  private final FactStore store;
  private final DeclaredFacts facts;

  EngagedWorkspace(Environment environment, Path folder) {
    this(environment, folder, folder.resolve(Workspace.KEPT));
  }

  /**
   * @param kept the folder for what is collected
   */
  EngagedWorkspace(Environment environment, Path folder, Path kept) {
    this.root = environment.folder().resolve(folder).normalize();
    this.kept = environment.folder().resolve(kept);
    this.environment = environment.in(root);
    this.logs =
        new Workspace(
            this.environment, this.kept, log -> folder.resolve(log).normalize().toString());
    this.engagement = EngagementFile.read(root);
    this.store = new FactFiles(this.kept.resolve("facts"));
    this.facts = new DeclaredFacts(engagement, root, store);
  }

  /** Returns whether a folder is one. */
  static boolean isOne(Environment environment, Path folder) {
    return EngagementFile.isIn(environment.folder().resolve(folder));
  }

  /** Collects every source, each told to {@code each} when it is done. */
  void collect(Consumer<SourceReport> each) {
    FactCollection collection =
        new FactCollection(
            new FactCollection.Folders(root, kept),
            store,
            engagement.product().production(),
            new FactCollection.Outside(
                environment.threads(),
                environment.workers(),
                environment.clock().instant(),
                environment.variables()));
    for (Source source : historiesLast()) {
      each.accept(
          source.kind() == Source.Kind.ACCESS_LOG ? accessLog(source) : fact(source, collection));
    }
  }

  private SourceReport fact(Source source, FactCollection collection) {
    try (SourceProgress progress = new SourceProgress(environment, source)) {
      progress.start();
      return collection.collect(source);
    }
  }

  /**
   * Returns the sources so that a history is read when the revisions that were deployed are known.
   */
  private List<Source> historiesLast() {
    return engagement.sources().stream()
        .sorted(Comparator.comparing((Source source) -> source.kind() == Source.Kind.GIT))
        .toList();
  }

  private SourceReport accessLog(Source source) {
    try {
      LogOptions options = options(source);
      LogInputs inputs = LogInputs.find(environment, options, source.paths());
      LogSettings settings = new LogSettings(store, kept.resolve("store"));
      boolean isFirst = !isHeld(source);
      Collected collected = logs.collect(inputs, options);
      if (isFirst) {
        settings.note(source);
      }
      return LogReports.of(source, inputs, collected, isHeld(source))
          .with(settings.changed(source));
    } catch (TenfoldException e) {
      return LogReports.failed(source, e.problems(), isHeld(source));
    }
  }

  private boolean isHeld(Source source) {
    return logs.logs().stream().anyMatch(log -> facts.leadsTo(source, log));
  }

  private static LogOptions options(Source source) {
    LogOptions options = new LogOptions();
    String format = source.option("format", "");
    options.format = format.isEmpty() ? null : format;
    options.service = source.service().isEmpty() ? "site" : source.service();
    options.zone = source.option("zone", "UTC");
    return options;
  }

  /**
   * Returns what was refused of a source when it was last collected.
   *
   * @throws TenfoldException USAGE when there is no such source, or it is one of access logs
   */
  List<Refusal> refused(String name) {
    Source source =
        engagement
            .source(name)
            .orElseThrow(() ->
                usage(
                    "there is no source " + name,
                    "name one of "
                        + engagement.sources().stream()
                            .map(Source::name)
                            .collect(Collectors.joining(", "))));
    if (source.kind() == Source.Kind.ACCESS_LOG) {
      throw usage(
          "samples of refused lines of access logs stand in the diagnosis",
          "tenfold -C " + root + " diagnose");
    }
    return facts.refused(source);
  }

  private TenfoldException usage(String what, String fix) {
    Problem problem = new Problem(what, root.resolve(EngagementFile.NAME).toString(), fix);
    return new TenfoldException(TenfoldException.Kind.USAGE, List.of(problem));
  }

  /** Diagnoses all six dimensions. */
  Diagnosis diagnose(LogOptions options) {
    facts.readAhead(environment.threads());
    RouteTable routes = logs.routes(options);
    Workspace.Requests requests =
        logs.collected(routes)
            .orElseThrow(() ->
                TenfoldException.input(
                    "no request was collected yet, and everything else is told beside requests",
                    root.resolve(EngagementFile.NAME).toString(),
                    "name access logs under sources:, then: tenfold -C " + root + " collect"));
    Diagnosis whole = whole(requests);
    return Agreements.in(whole, engagement, gate(Optional.of(requests.material()), whole), facts);
  }

  private Diagnosis whole(Workspace.Requests requests) {
    Material material = requests.material();
    CompletableFuture<RouteLoad> load =
        CompletableFuture.supplyAsync(
            () -> RouteLoads.of(material, requests.cells()), environment.threads());
    SecurityChapter security =
        new SecurityChapter(engagement, root, material, environment.clock().instant());
    return Chapters.in(
        PerformanceDiagnosis.of(material),
        engagement,
        facts,
        new Chapters.Logs(material, load, environment.clock().instant()),
        security,
        environment.threads());
  }

  /** Decides whether it is worth starting. */
  GateDecision gate() {
    facts.readAhead(environment.threads());
    RouteTable routes = logs.routes(new LogOptions());
    Optional<Workspace.Requests> requests = logs.collected(routes);
    return gate(requests.map(Workspace.Requests::material), requests.map(this::whole).orElse(null));
  }

  private GateDecision gate(Optional<Material> material, @Nullable Diagnosis whole) {
    List<Detectable> detectable =
        whole == null ? List.of() : DetectableChanges.of(engagement, whole);
    return Gate.decide(
        engagement,
        new Gate.Evidence(material.map(UsageDiagnosis::of), owner(), detectable),
        environment.clock().instant());
  }

  private OwnerTrace owner() {
    Optional<Owner> owner = engagement.technicalOwner();
    List<Commit> commits = facts.facts(Commit.class);
    String record = owner.map(Owner::record).orElse("");
    boolean signed = !record.isEmpty() && Files.isRegularFile(root.resolve(record));
    Instant last =
        commits.stream()
            .filter(commit -> owner.filter(who -> isBy(commit, who)).isPresent())
            .map(Commit::committed)
            .max(Instant::compareTo)
            .orElse(null);
    return new OwnerTrace(!commits.isEmpty(), last, signed ? record : "");
  }

  private static boolean isBy(Commit commit, Owner owner) {
    String author = commit.author().toLowerCase(Locale.ROOT);
    return owner.emails().stream()
        .anyMatch(email -> author.contains("<" + email.toLowerCase(Locale.ROOT) + ">"));
  }
}
