package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.diagnose.velocity.Repository;
import dev.tenfold.engage.GitCollection.RepositoryFile;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.store.facts.FactFiles;
import dev.tenfold.workspace.EngagementFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts of the facts that were collected before the engagement was changed. */
class DeclaredFactsTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir Path folder;
  private FactFiles store;

  @BeforeEach
  void keep() {
    store = new FactFiles(folder.resolve("kept"));
    keep("pager", "incidents/a.jsonl", Incident.class, incident("1"));
    keep("pager", "old/b.jsonl", Incident.class, incident("2"));
    keep("gone", "incidents/a.jsonl", Incident.class, incident("3"));
    keep("history", ".", Commit.class, commit("4f2a91c"));
    keep("history", ".", Deployment.class, deployment());
    keep("machines", "http://localhost:9090 2026-03-10", ResourceSample.class, sample());
  }

  private <T> void keep(String source, String place, Class<T> type, T fact) {
    DeliveryCount<T> count = new DeliveryCount<>(place);
    count.use(List.of(fact));
    store.keep(new Origin(source, place), type, count.delivery());
  }

  private static Incident incident(String id) {
    return new Incident(id, "", "", "", NOON, null, null, NOON, "", new Place("a.jsonl", 1));
  }

  private static Commit commit(String sha) {
    return new Commit(
        sha, List.of(), "Ana", false, NOON, NOON, "one", List.of(), 0, null, List.of());
  }

  private static Deployment deployment() {
    return new Deployment(
        "v1",
        "shop",
        "production",
        "4f2a91c",
        "v1",
        null,
        NOON,
        Deployment.Outcome.SUCCEEDED,
        Deployment.Trigger.UNKNOWN,
        new Place("tag v1", 0));
  }

  private static ResourceSample sample() {
    return new ResourceSample("host cpu", NOON, 30, 1, 2, Double.NaN, new Place("query", 0));
  }

  private DeclaredFacts declared(String... sources) throws IOException {
    Files.writeString(
        folder.resolve(EngagementFile.NAME),
        ShopEngagement.with("sources:\n  - " + String.join("\n  - ", sources)));
    Engagement engagement = EngagementFile.read(folder);
    return new DeclaredFacts(engagement, folder, store);
  }

  @Test
  void places_that_a_source_no_longer_names_count_no_more() throws IOException {
    String both = "{name: pager, kind: incidents, paths: [incidents, old]}";
    assertThat(declared(both).facts(Incident.class)).extracting(Incident::id).contains("1", "2");
    DeclaredFacts one = declared("{name: pager, kind: incidents, paths: [incidents]}");
    assertThat(one.facts(Incident.class)).extracting(Incident::id).containsExactly("1");
    DeclaredFacts other = declared("{name: pager, kind: deployments, paths: [incidents]}");
    assertThat(other.facts(Incident.class)).isEmpty();
  }

  @Test
  void repositories_are_told_apart_by_their_commits() throws IOException {
    keep("history", "../copy", Commit.class, commit("4f2a91c"));
    keep("history", "../web", Commit.class, commit("77aa01b"));
    for (String place : List.of(".", "../copy", "../web")) {
      keep("history", place, RepositoryFile.class, new RepositoryFile("a.java"));
    }
    List<Repository> both =
        Repositories.of(declared("{name: history, kind: git, paths: [., ../copy, ../web]}"));
    assertThat(both).extracting(Repository::name).containsExactly("history", "web");
    assertThat(both).allSatisfy(each -> assertThat(each.files()).containsExactly("a.java"));
    List<Repository> one =
        Repositories.of(declared("{name: history, kind: git, paths: [., ../copy]}"));
    assertThat(one).extracting(Repository::name).containsExactly("");
  }

  @Test
  void tags_are_deployments_only_as_long_as_they_are_said_to_be() throws IOException {
    DeclaredFacts tagged = declared("{name: history, kind: git, paths: [.], tags: 'v\\d+'}");
    assertThat(tagged.facts(Deployment.class)).hasSize(1);
    DeclaredFacts untagged = declared("{name: history, kind: git, paths: [.]}");
    assertThat(untagged.facts(Commit.class)).hasSize(1);
    assertThat(untagged.facts(Deployment.class)).isEmpty();
    DeclaredFacts elsewhere = declared("{name: history, kind: git, paths: [../other]}");
    assertThat(elsewhere.facts(Commit.class)).isEmpty();
  }

  @Test
  void days_of_another_server_do_not_count() throws IOException {
    String here = "{name: machines, kind: prometheus, url: 'http://localhost:9090'}";
    assertThat(declared(here).everyFact(ResourceSample.class)).hasSize(1);
    DeclaredFacts there = declared(here.replace("9090", "9091"));
    assertThat(there.everyFact(ResourceSample.class)).isEmpty();
  }
}
