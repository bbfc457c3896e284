package dev.tenfold.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.BundleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitBundleTest {
  @TempDir Path folder;

  @Test
  void a_bundle_becomes_a_repository_with_every_ref_and_its_branch() throws Exception {
    Path bundle = folder.resolve("history.bundle");
    ObjectId head;
    try (Git git = Git.init().setDirectory(folder.resolve("from").toFile()).call()) {
      Files.writeString(folder.resolve("from").resolve("a.txt"), "one\n");
      git.add().addFilepattern("a.txt").call();
      head = git.commit().setMessage("Add a").setAuthor("Ana", "ana@example.org").call();
      BundleWriter writer = new BundleWriter(git.getRepository());
      writer.include("HEAD", head);
      writer.include("refs/heads/trunk", head);
      writer.include("refs/pull/1/head", head);
      try (OutputStream out = Files.newOutputStream(bundle)) {
        writer.writeBundle(NullProgressMonitor.INSTANCE, out);
      }
    }
    Path to = folder.resolve("to");
    GitBundle.unpack(bundle, to);
    try (Repository made = new FileRepositoryBuilder().setGitDir(to.toFile()).build()) {
      assertThat(made.getFullBranch()).isEqualTo("refs/heads/trunk");
      assertThat(made.resolve("refs/pull/1/head")).isEqualTo(head);
    }
  }

  @Test
  void what_is_no_bundle_is_refused_and_leaves_nothing() throws IOException {
    Path file = folder.resolve("history.bundle");
    Files.writeString(file, "not a bundle\n");
    assertThatThrownBy(() -> GitBundle.unpack(file, folder.resolve("to")))
        .isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString).toList())
          .isEqualTo(List.of("history.bundle"));
    }
  }
}
