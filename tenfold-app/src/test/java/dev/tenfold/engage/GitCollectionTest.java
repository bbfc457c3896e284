package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.collect.FactStore;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Place;
import dev.tenfold.store.facts.FactFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCollectionTest {
  @TempDir Path folder;

  @Test
  void what_tags_put_in_service_is_read_where_no_branch_has_it() throws Exception {
    String tagged;
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      commit(git, "one");
      git.checkout().setCreateBranch(true).setName("1.x").call();
      tagged = commit(git, "mended");
      git.tag().setName("v1.0.1").setAnnotated(false).call();
      git.checkout().setName("main").call();
      git.branchDelete().setBranchNames("1.x").setForce(true).call();
    }
    assertThat(revisions(Map.of("branch", "main"))).hasSize(1).doesNotContain(tagged);
    assertThat(revisions(Map.of("branch", "main", "tags", "v\\d.*"))).hasSize(2).contains(tagged);
  }

  @Test
  void a_revision_that_is_named_later_is_looked_for_again() throws Exception {
    String released;
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      commit(git, "one");
      git.checkout().setCreateBranch(true).setName("1.x").call();
      released = commit(git, "mended");
      git.checkout().setName("main").call();
    }
    assertThat(revisions(Map.of("branch", "main"))).hasSize(1);
    Deployment named =
        new Deployment(
            "7",
            "shop",
            "production",
            released,
            "",
            null,
            Instant.EPOCH,
            Deployment.Outcome.SUCCEEDED,
            Deployment.Trigger.UNKNOWN,
            new Place("a.jsonl", 1));
    DeliveryCount<Deployment> count = new DeliveryCount<>("a.jsonl");
    count.use(List.of(named));
    new FactFiles(folder.resolve("kept").resolve("facts"))
        .keep(new FactStore.Origin("releases", "a.jsonl"), Deployment.class, count.delivery());
    assertThat(revisions(Map.of("branch", "main"))).hasSize(2).contains(released);
  }

  private static String commit(Git git, String message) throws Exception {
    return git.commit()
        .setMessage(message)
        .setAuthor("Ana", "ana@shop.example")
        .setSign(false)
        .call()
        .name();
  }

  @Test
  void tags_are_deployed_to_what_is_declared_as_production() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      commit(git, "one");
      git.tag().setName("v1").setAnnotated(false).call();
    }
    assertThat(environments("production")).containsExactly("production");
    assertThat(environments("eu-live")).containsExactly("eu-live");
  }

  private List<String> environments(String production) {
    return collected(Map.of("branch", "main", "tags", "v\\d.*"), production)
        .kept(Deployment.class)
        .stream()
        .flatMap(kept -> kept.delivery().facts().stream())
        .map(Deployment::environment)
        .toList();
  }

  private List<String> revisions(Map<String, String> options) {
    return collected(options, "production").kept(Commit.class).stream()
        .flatMap(kept -> kept.delivery().facts().stream())
        .map(Commit::sha)
        .toList();
  }

  private FactFiles collected(Map<String, String> options, String production) {
    FactFiles store = new FactFiles(folder.resolve("kept").resolve("facts"));
    FactCollection.Folders folders = new FactCollection.Folders(folder, folder.resolve("kept"));
    Source source =
        new Source("history", Source.Kind.GIT, List.of("."), null, List.of(), "shop", options);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      FactCollection.Outside outside =
          new FactCollection.Outside(threads, 1, Instant.EPOCH, name -> "");
      assertThat(new GitCollection(folders, store, production, outside).collect(source).problems())
          .isEmpty();
    }
    return store;
  }
}
