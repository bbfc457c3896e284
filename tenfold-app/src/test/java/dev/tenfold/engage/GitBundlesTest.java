package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.BundleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitBundlesTest {
  @TempDir Path folder;

  private Path bundle() throws Exception {
    Path bundle = folder.resolve("history.bundle");
    try (Git git = Git.init().setDirectory(folder.resolve("from").toFile()).call()) {
      ObjectId head = git.commit().setMessage("one").setAuthor("Ana", "ana@shop.example").call();
      BundleWriter writer = new BundleWriter(git.getRepository());
      writer.include("refs/heads/main", head);
      try (OutputStream out = Files.newOutputStream(bundle)) {
        writer.writeBundle(NullProgressMonitor.INSTANCE, out);
      }
    }
    return bundle;
  }

  @Test
  void of_a_bundle_only_the_latest_is_kept_and_what_was_never_finished_goes() throws Exception {
    Path bundle = bundle();
    GitBundles bundles = new GitBundles(folder.resolve("kept"));
    Path first = bundles.repository(bundle);
    assertThat(bundles.repository(bundle)).isEqualTo(first);
    Path abandoned = Files.createDirectory(first.resolveSibling("draft123"));
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    Path atWork = Files.createDirectory(first.resolveSibling("draft456"));
    Files.setLastModifiedTime(bundle, FileTime.from(Instant.EPOCH));
    Path second = bundles.repository(bundle);
    assertThat(second).isNotEqualTo(first);
    try (Stream<Path> left = Files.list(folder.resolve("kept").resolve("git"))) {
      assertThat(left).containsExactlyInAnyOrder(second, atWork);
    }
  }

  @Test
  void what_is_no_bundle_is_told_with_its_name() throws IOException {
    Path none = folder.resolve("none.bundle");
    Files.writeString(none, "nothing");
    assertThatThrownBy(() -> new GitBundles(folder.resolve("kept")).repository(none))
        .isInstanceOfSatisfying(
            TenfoldException.class,
            stop -> {
              assertThat(stop.problems().getFirst().where()).isEqualTo(none.toString());
              assertThat(stop.problems().getFirst().what()).contains("cannot be unpacked");
            });
  }
}
