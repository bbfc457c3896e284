package dev.tenfold.source.git;

import static dev.tenfold.source.git.Story.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Commit;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DamagedRepositoryTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void begin() {
    story = new Story(folder.resolve("shop.git"));
  }

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void what_is_no_repository_or_has_no_commit_is_said_plainly() throws IOException {
    assertThatThrownBy(() -> read(folder)).hasMessage(folder + " is no Git repository");
    assertThatThrownBy(() -> read(folder.resolve("none"))).isInstanceOf(TenfoldException.class);
    assertThatThrownBy(() -> read(story.folder)).hasMessage("the repository has no commits");
    story.ref("refs/heads/trunk", story.commit("1", hour(0)));
    assertThatThrownBy(() -> read(story.folder))
        .hasMessage("HEAD names a branch that does not exist");
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.createDirectory(broken.resolve("objects"));
    Files.writeString(broken.resolve("HEAD"), "nonsense");
    assertThatThrownBy(() -> read(broken)).isInstanceOf(TenfoldException.class);
    Files.writeString(broken.resolve("config"), "[[[");
    assertThatThrownBy(() -> read(broken)).isInstanceOf(TenfoldException.class);
  }

  @Test
  void a_missing_content_costs_its_lines_only() throws IOException {
    ObjectId first = story.file("a", "1\n").file("b", "1\n").commit("1", hour(0));
    story.main(story.file("a", "2\n").commit("2", hour(1), first));
    story.lose(Story.blob("2\n"));
    Delivery<Commit> delivery = read(story.folder);
    assertThat(delivery.facts()).hasSize(2);
    assertThat(delivery.facts().getFirst().files().getFirst().added()).isEqualTo(-1);
    assertThat(delivery.facts().getLast().files()).hasSize(2);
    assertThat(delivery.notes())
        .containsExactly(
            "1 changed files have their content missing, so their lines are not counted");
  }

  @Test
  void a_missing_commit_ends_its_line_of_history() throws IOException {
    ObjectId first = story.file("a", "1\n").commit("1", hour(0));
    ObjectId second = story.file("a", "2\n").commit("2", hour(1), first);
    story.main(story.file("a", "3\n").commit("3", hour(2), second));
    story.lose(first);
    Delivery<Commit> delivery = read(story.folder);
    assertThat(delivery.facts()).extracting(Commit::subject).containsExactly("3", "2");
    assertThat(delivery.read()).isEqualTo(3);
    assertThat(delivery.rejected().getFirst().samples().getFirst().what()).contains(first.name());
    assertThat(delivery.notes()).anyMatch(note -> note.startsWith("1 commits have folders"));
    story.lose(second);
    assertThat(read(story.folder).facts()).hasSize(1);
  }

  @Test
  void a_newest_commit_that_is_lost_or_garbled_stops_with_the_reason() throws IOException {
    ObjectId first = story.file("a", "1\n").commit("1", hour(0));
    story.main(first);
    Path object = story.object(first);
    Files.delete(object);
    Files.writeString(object, "garbage that is no zlib stream");
    assertThatThrownBy(() -> read(story.folder))
        .isInstanceOf(TenfoldException.class)
        .hasMessageStartingWith("the repository is damaged: the newest commit cannot be read");
    Files.delete(object);
    assertThatThrownBy(() -> read(story.folder)).isInstanceOf(TenfoldException.class);
  }

  /**
   * A commit has to name a committer at least; {@code git fsck} calls one that ends before damaged.
   */
  @Test
  void a_garbled_commit_in_the_middle_is_rejected_and_ends_its_line() throws IOException {
    ObjectId first = story.commit("never reached", hour(0));
    ObjectId second = story.raw("tree %s\nparent " + first.name() + "\n");
    ObjectId third = story.commit("3", hour(1), second);
    story.main(third);
    Delivery<Commit> delivery = read(story.folder);
    assertThat(delivery.facts()).extracting(Commit::subject).containsExactly("3");
    assertThat(delivery.read()).isEqualTo(2);
    assertThat(delivery.rejected().getFirst().samples().getFirst().what()).contains(second.name());
  }

  @Test
  void a_parent_that_is_no_id_makes_a_commit_garbled() throws IOException {
    ObjectId first = story.raw("tree %s\nparent not-an-id\nnonsense\n");
    story.main(story.commit("2", hour(1), first));
    Delivery<Commit> delivery = read(story.folder);
    assertThat(delivery.facts()).extracting(Commit::subject).containsExactly("2");
    assertThat(delivery.rejected().getFirst().samples().getFirst().what()).contains(first.name());
  }

  @Test
  void strange_authors_times_and_encodings_are_read_as_far_as_they_go() throws IOException {
    ObjectId nobody = story.raw("tree %s\nx\n\nnobody's");
    ObjectId future =
        story.raw(
            "tree %s\nparent "
                + nobody.name()
                + "\nauthor <> 99999999999999999999 +99999\ncommitter x <y> 4070908800 -9999\n\n2099");
    ObjectId past =
        story.raw(
            "tree %s\nparent "
                + future.name()
                + "\nauthor Ana <a@b> 0 +0000\ncommitter Ana <a@b> 0 +0000\nencoding klingon\n\n1970");
    story.main(past);
    Delivery<Commit> delivery = read(story.folder);
    assertThat(delivery.read()).isEqualTo(3);
    assertThat(delivery.facts())
        .extracting(Commit::subject)
        .containsExactly("1970", "2099", "nobody's");
    assertThat(delivery.facts().get(0).authored()).isEqualTo(Instant.EPOCH);
    assertThat(delivery.facts().get(1).committed())
        .isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
    assertThat(delivery.facts().get(2).author()).isEmpty();
    assertThat(delivery.notes()).contains("2 commits name no author that can be understood");
  }

  @Test
  void a_shallow_clone_is_noted() throws IOException {
    ObjectId first = story.file("a", "1\n").commit("1", hour(0));
    ObjectId second = story.file("a", "2\n").commit("2", hour(1), first);
    story.main(second);
    story.lose(first);
    Files.writeString(story.folder.resolve("shallow"), second.name() + "\n");
    Delivery<Commit> delivery = read(story.folder);
    assertThat(delivery.facts()).hasSize(1);
    assertThat(delivery.rejected()).isEmpty();
    assertThat(delivery.notes()).anyMatch(note -> note.startsWith("the clone is shallow"));
  }

  /** Compared in order, these 60,000 lines would take the square of it. */
  @Test
  @Timeout(30)
  void rewriting_a_huge_file_does_not_take_hours() {
    String before = lines(0, 30_000);
    ObjectId first = story.file("data", before).commit("1", hour(0));
    story.main(story.file("data", lines(1_000_000, 1_030_000)).commit("2", hour(1), first));
    Delivery<Commit> delivery = read(story.folder);
    assertThat(delivery.facts().getFirst().files().getFirst().added()).isEqualTo(30_000);
    assertThat(delivery.notes()).hasSize(1);
  }

  @Test
  void reading_writes_nothing() throws IOException {
    ObjectId first = story.file("a", "1\n").commit("1", hour(0));
    story.main(first);
    String before = listing();
    read(story.folder);
    assertThat(listing()).isEqualTo(before);
  }

  private String listing() throws IOException {
    try (Stream<Path> all = Files.walk(story.folder)) {
      return all.sorted()
          .map(path -> path + " " + modified(path))
          .collect(Collectors.joining("\n"));
    }
  }

  private static Object modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return e;
    }
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static Delivery<Commit> read(Path repository) {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      return GitHistory.read(repository, GitOptions.EVERYTHING, threads, 2);
    }
  }
}
