package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.engagement.Source;
import dev.tenfold.observe.Commit;
import dev.tenfold.store.facts.FactFiles;
import java.nio.file.Path;
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

  private static String commit(Git git, String message) throws Exception {
    return git.commit()
        .setMessage(message)
        .setAuthor("Ana", "ana@shop.example")
        .setSign(false)
        .call()
        .name();
  }

  private List<String> revisions(Map<String, String> options) {
    FactFiles store = new FactFiles(folder.resolve("kept").resolve("facts"));
    FactCollection.Folders folders = new FactCollection.Folders(folder, folder.resolve("kept"));
    Source source =
        new Source("history", Source.Kind.GIT, List.of("."), null, List.of(), "shop", options);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      assertThat(new GitCollection(folders, store, threads, 1).collect(source).problems())
          .isEmpty();
    }
    return store.kept(Commit.class).stream()
        .flatMap(kept -> kept.delivery().facts().stream())
        .map(Commit::sha)
        .toList();
  }
}
