package dev.tenfold.engage;

import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.capacity.CapacityDiagnosis;
import dev.tenfold.diagnose.capacity.CapacityMaterial;
import dev.tenfold.diagnose.capacity.ProcessorLoad;
import dev.tenfold.diagnose.capacity.RouteLoads;
import dev.tenfold.diagnose.cost.CostDiagnosis;
import dev.tenfold.diagnose.reliability.GoodCounts;
import dev.tenfold.diagnose.reliability.ReliabilityDiagnosis;
import dev.tenfold.diagnose.reliability.ReliabilityMaterial;
import dev.tenfold.diagnose.velocity.VelocityDiagnosis;
import dev.tenfold.diagnose.velocity.VelocityMaterial;
import dev.tenfold.diagnose.velocity.VelocitySettings;
import dev.tenfold.diagnose.vitals.VitalsDiagnosis;
import dev.tenfold.diagnose.vitals.VitalsMaterial;
import dev.tenfold.diagnose.vitals.VitalsPart;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Product;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.slo.Objective;
import dev.tenfold.source.deployments.DeploymentRecords;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chapters of a diagnosis beside its access logs, from what was collected. */
public final class Chapters {
  /** How far back records reach that a diagnosis is made of. */
  private static final Duration REACH = Duration.ofDays(90);

  private final Engagement engagement;
  private final FactStore store;
  private final Material logs;
  private final Consumer<Consumer<CellBlock>> cells;
  private final Diagnosis diagnosis;
  private final Window window;

  /**
   * What access logs tell.
   *
   * @param material all of it, added up
   * @param cells gives every cell that it was added up from
   * @param now the present, after which nothing has happened yet
   */
  public record Logs(Material material, Consumer<Consumer<CellBlock>> cells, Instant now) {}

  private Chapters(Engagement engagement, FactStore store, Logs logs, Diagnosis diagnosis) {
    this.engagement = engagement;
    this.store = store;
    this.logs = logs.material();
    this.cells = logs.cells();
    this.diagnosis = diagnosis;
    Instant end = end(logs.now());
    this.window = new Window(end.minus(REACH), end);
  }

  /** Returns the diagnosis of the access logs with all other dimensions in it. */
  public static Diagnosis in(
      Diagnosis diagnosis,
      Engagement engagement,
      FactStore store,
      Logs logs,
      SecurityChapter security) {
    Chapters chapters = new Chapters(engagement, store, logs, diagnosis);
    List<Chapter> all = new ArrayList<>();
    chapters.vitals(all);
    CapacityDiagnosis capacity = chapters.capacity();
    all.add(capacity.chapter());
    all.add(chapters.reliability());
    all.add(security.of(chapters.facts(SecurityFile.class), chapters.window));
    all.add(chapters.cost(capacity.processors()));
    all.add(chapters.velocity());
    return diagnosis.with(all);
  }

  /**
   * Returns the last moment that anything collected tells of, as far as it has come: a clock that
   * is wrong does not move the window.
   */
  private Instant end(Instant now) {
    Instant reach = diagnosis.window().to().plus(REACH);
    Instant last = now.isBefore(reach) ? now : reach;
    return Stream.of(
            facts(Deployment.class).stream().map(Deployment::finished),
            facts(Incident.class).stream().map(Incident::began),
            facts(Commit.class).stream().map(Commit::committed))
        .flatMap(times -> times)
        .filter(time -> !time.isAfter(last))
        .filter(time -> time.isAfter(diagnosis.window().to()))
        .max(Instant::compareTo)
        .orElse(diagnosis.window().to())
        .plusSeconds(1);
  }

  private <T> List<T> facts(Class<T> type) {
    return Once.of(kept(type).map(Kept::delivery).flatMap(delivery -> delivery.facts().stream()));
  }

  /** Returns what is kept of the sources that are declared; others were renamed or given up. */
  private <T> Stream<Kept<T>> kept(Class<T> type) {
    return store.kept(type).stream().filter(kept -> engagement.declares(kept.origin().source()));
  }

  private <T> @Nullable List<T> factsOf(Source.Kind kind, Class<T> type) {
    boolean declared = engagement.sources().stream().anyMatch(source -> source.kind() == kind);
    List<T> facts = facts(type);
    return declared || !facts.isEmpty() ? facts : null;
  }

  private void vitals(List<Chapter> all) {
    List<VitalRecord> records = facts(VitalRecord.class);
    if (!records.isEmpty()) {
      VitalsPart part = VitalsDiagnosis.of(new VitalsMaterial(records, window));
      all.add(
          new Chapter(
              card(Dimension.PERFORMANCE),
              part.indicators(),
              part.findings(),
              part.exhibits(),
              part.notes()));
    }
  }

  private DimensionCard card(Dimension dimension) {
    return diagnosis.dimensions().stream()
        .filter(card -> card.dimension() == dimension)
        .findFirst()
        .orElseThrow();
  }

  private CapacityDiagnosis capacity() {
    List<ResourceSample> samples = facts(ResourceSample.class);
    return CapacityDiagnosis.from(
        CapacityMaterial.of(diagnosis.window(), samples, RouteLoads.of(logs, cells)));
  }

  private Chapter reliability() {
    return ReliabilityDiagnosis.of(
        new ReliabilityMaterial(
            window,
            factsOf(Source.Kind.INCIDENTS, Incident.class),
            factsOf(Source.Kind.DEPLOYMENTS, Deployment.class),
            facts(Objective.class).stream().map(each -> GoodCounts.of(each, logs)).toList(),
            declared()));
  }

  private ReliabilityMaterial.Declared declared() {
    ReliabilityMaterial.Declared usual = ReliabilityMaterial.Declared.USUAL;
    boolean onlySuccesses =
        kept(Deployment.class)
            .anyMatch(kept -> kept.delivery().notes().contains(DeploymentRecords.ONLY_SUCCESSES));
    return new ReliabilityMaterial.Declared(
        engagement.product().production(), usual.uncounted(), usual.causeWithin(), !onlySuccesses);
  }

  private Chapter cost(@Nullable ProcessorLoad processors) {
    return CostDiagnosis.of(
        new CostFacts(engagement, logs, processors).material(store, window, diagnosis.window()));
  }

  private Chapter velocity() {
    Map<String, List<String>> services = new LinkedHashMap<>();
    for (Product.Service service : engagement.product().services()) {
      if (!service.paths().isEmpty()) {
        services.put(service.name(), service.paths());
      }
    }
    VelocitySettings standard = VelocitySettings.STANDARD;
    Set<String> production = engagement.product().production();
    return VelocityDiagnosis.of(
        new VelocityMaterial(
            window,
            facts(Commit.class),
            facts(PullRequestStart.class),
            facts(GitCollection.RepositoryFile.class).stream()
                .map(GitCollection.RepositoryFile::path)
                .toList(),
            facts(Deployment.class),
            List.of(),
            factsOf(Source.Kind.INCIDENTS, Incident.class),
            new VelocitySettings(
                production.isEmpty() ? standard.production() : production,
                services,
                standard.failureWithin(),
                standard.revertWithin(),
                engagement.product().zone(),
                standard.seed())));
  }
}
