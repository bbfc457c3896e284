package dev.tenfold.engage;

import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.capacity.CapacityDiagnosis;
import dev.tenfold.diagnose.capacity.CapacityMaterial;
import dev.tenfold.diagnose.capacity.ProcessorLoad;
import dev.tenfold.diagnose.capacity.RouteLoad;
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
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.slo.Objective;
import dev.tenfold.source.deployments.DeploymentRecords;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chapters of a diagnosis beside its access logs, from what was collected. */
public final class Chapters {
  /** How far back records reach that a diagnosis is made of. */
  private static final Duration REACH = Duration.ofDays(90);

  private final Engagement engagement;
  private final DeclaredFacts facts;
  private final Material logs;
  private final CompletableFuture<RouteLoad> load;
  private final Diagnosis diagnosis;
  private final Window window;

  /**
   * What access logs tell.
   *
   * @param material all of it, added up
   * @param load the requests of each route over time
   * @param now the present, after which nothing has happened yet
   */
  public record Logs(Material material, CompletableFuture<RouteLoad> load, Instant now) {}

  private Chapters(Engagement engagement, DeclaredFacts facts, Logs logs, Diagnosis diagnosis) {
    this.engagement = engagement;
    this.facts = facts;
    this.logs = logs.material();
    this.load = logs.load();
    this.diagnosis = diagnosis;
    Instant end = end(logs.now());
    this.window = new Window(end.minus(REACH), end);
  }

  /**
   * Returns the diagnosis of the access logs with all other dimensions in it.
   *
   * @param threads what can be told beside the others is told on
   */
  public static Diagnosis in(
      Diagnosis diagnosis,
      Engagement engagement,
      DeclaredFacts facts,
      Logs logs,
      SecurityChapter security,
      ExecutorService threads) {
    Chapters chapters = new Chapters(engagement, facts, logs, diagnosis);
    CompletableFuture<Chapter> velocity =
        CompletableFuture.supplyAsync(chapters::velocity, threads);
    List<Chapter> all = new ArrayList<>();
    chapters.vitals(all);
    CapacityDiagnosis capacity = chapters.capacity();
    all.add(capacity.chapter());
    all.add(chapters.reliability());
    all.add(security.of(facts.facts(SecurityFile.class), chapters.window));
    all.add(chapters.cost(capacity.processors()));
    all.add(joined(velocity));
    return diagnosis.with(all);
  }

  private static <T> T joined(CompletableFuture<T> running) {
    try {
      return running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException stop ? stop : e;
    }
  }

  /**
   * Returns the last moment that anything collected tells of, as far as it has come: a clock that
   * is wrong does not move the window.
   */
  private Instant end(Instant now) {
    Instant reach = diagnosis.window().to().plus(REACH);
    Instant last = now.isBefore(reach) ? now : reach;
    return Stream.of(
            facts.facts(Deployment.class).stream().map(Deployment::finished),
            facts.facts(Incident.class).stream().map(Incident::began),
            facts.facts(Commit.class).stream().map(Commit::committed))
        .flatMap(times -> times)
        .filter(time -> !time.isAfter(last))
        .filter(time -> time.isAfter(diagnosis.window().to()))
        .max(Instant::compareTo)
        .orElse(diagnosis.window().to())
        .plusSeconds(1);
  }

  /** Returns the facts of a type; null where none could be read, which is not the same as none. */
  private <T> @Nullable List<T> factsIfRead(Class<T> type) {
    boolean read =
        facts
            .kept(type)
            .map(Kept::delivery)
            .anyMatch(delivery -> delivery.used() > 0 || delivery.read() == 0);
    return read ? facts.facts(type) : null;
  }

  private void vitals(List<Chapter> all) {
    List<VitalRecord> records = facts.facts(VitalRecord.class);
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
    List<ResourceSample> samples = facts.everyFact(ResourceSample.class);
    return CapacityDiagnosis.from(CapacityMaterial.of(diagnosis.window(), samples, joined(load)));
  }

  private Chapter reliability() {
    return ReliabilityDiagnosis.of(
        new ReliabilityMaterial(
            window,
            factsIfRead(Incident.class),
            factsIfRead(Deployment.class),
            facts.facts(Objective.class).stream().map(each -> GoodCounts.of(each, logs)).toList(),
            declared()));
  }

  private ReliabilityMaterial.Declared declared() {
    ReliabilityMaterial.Declared usual = ReliabilityMaterial.Declared.USUAL;
    boolean onlySuccesses =
        facts
            .kept(Deployment.class)
            .anyMatch(kept -> kept.delivery().notes().contains(DeploymentRecords.ONLY_SUCCESSES));
    return new ReliabilityMaterial.Declared(
        engagement.product().production(), usual.uncounted(), usual.causeWithin(), !onlySuccesses);
  }

  private Chapter cost(@Nullable ProcessorLoad processors) {
    return CostDiagnosis.of(
        new CostFacts(engagement, logs, processors).material(facts, window, diagnosis.window()));
  }

  private Chapter velocity() {
    Map<String, List<String>> services = new LinkedHashMap<>();
    for (Product.Service service : engagement.product().services()) {
      if (!service.paths().isEmpty()) {
        services.put(service.name(), service.paths());
      }
    }
    VelocitySettings standard = VelocitySettings.STANDARD;
    return VelocityDiagnosis.of(
        new VelocityMaterial(
            window,
            Repositories.of(facts),
            facts.facts(Deployment.class),
            List.of(),
            factsIfRead(Incident.class),
            new VelocitySettings(
                engagement.product().production(),
                services,
                standard.failureWithin(),
                standard.revertWithin(),
                engagement.product().zone(),
                standard.seed())));
  }
}
