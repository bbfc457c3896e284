package dev.tenfold.source.git;

import static dev.tenfold.source.git.Story.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.observe.Commit.FileChange.Kind;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {
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
  void lines_are_counted_and_renames_followed() {
    String text = "a\nb\nc\nd\ne\nf\ng\nh\n";
    ObjectId first =
        story.file("old.txt", text).file("logo", new byte[] {1, 0, 2}).commit("1", hour(0));
    ObjectId second =
        story.file("old.txt", text.replace("c\n", "C\nC\n")).commit("2", hour(1), first);
    ObjectId third =
        story
            .without("old.txt")
            .file("src/new.txt", text.replace("c\n", "C\nC\n") + "i")
            .file("logo", new byte[] {0})
            .commit("3", hour(2), second);
    story.main(story.without("logo").commit("4", hour(3), third));
    List<Commit> commits = read(GitOptions.EVERYTHING).facts();
    assertThat(commits).extracting(Commit::subject).containsExactly("4", "3", "2", "1");
    assertThat(commits.get(3).files())
        .containsExactly(
            new FileChange("logo", "", Kind.ADDED, -1, -1),
            new FileChange("old.txt", "", Kind.ADDED, 8, 0));
    assertThat(commits.get(2).files())
        .containsExactly(new FileChange("old.txt", "", Kind.CHANGED, 2, 1));
    assertThat(commits.get(1).files())
        .containsExactlyInAnyOrder(
            new FileChange("logo", "", Kind.CHANGED, -1, -1),
            new FileChange("src/new.txt", "old.txt", Kind.RENAMED, 1, 0));
    assertThat(commits.get(0).files())
        .containsExactly(new FileChange("logo", "", Kind.DELETED, -1, -1));
  }

  /** By likeness alone, b/X would be taken for d/Y: a line more of it is the same. */
  @Test
  void a_file_moved_under_its_own_name_goes_before_what_is_more_like_it() {
    String text = "a\nb\nc\nd\ne\nf\ng\nh\n";
    ObjectId first = story.file("b/X", text).commit("1", hour(0));
    story
        .without("b/X")
        .file("c/X", text.replace("a\n", "A\n").replace("b\n", "B\n"))
        .file("d/Y", text.replace("a\n", "A\n"));
    story.main(story.commit("2", hour(1), first));
    assertThat(read(GitOptions.EVERYTHING).facts().getFirst().files())
        .containsExactlyInAnyOrder(
            new FileChange("c/X", "b/X", Kind.RENAMED, 2, 2),
            new FileChange("d/Y", "", Kind.ADDED, 8, 0));
  }

  /** What is the very content of the old file is the old file, whatever it is called. */
  @Test
  void an_exact_rename_goes_before_one_under_the_same_name() {
    String text = "a\nb\nc\nd\ne\nf\ng\nh\n";
    ObjectId first = story.file("b/X", text).commit("1", hour(0));
    story.without("b/X").file("c/X", text.replace("a\n", "A\n")).file("d/Y", text);
    story.main(story.commit("2", hour(1), first));
    assertThat(read(GitOptions.EVERYTHING).facts().getFirst().files())
        .containsExactlyInAnyOrder(
            new FileChange("d/Y", "b/X", Kind.RENAMED, 0, 0),
            new FileChange("c/X", "", Kind.ADDED, 8, 0));
  }

  /** Both new files are most like the first old one, and the second is still like one of them. */
  @Test
  void a_file_is_renamed_to_one_other_only() {
    String text = "a\nb\nc\nd\ne\nf\ng\nh\n";
    ObjectId first =
        story.file("p.txt", text).file("q.txt", text + "1\n2\n3\n").commit("1", hour(0));
    story.main(
        story
            .without("p.txt")
            .without("q.txt")
            .file("x.txt", text + "x\n")
            .file("y.txt", text + "yy\n")
            .file("z.txt", text + "zzz\n")
            .commit("2", hour(1), first));
    List<FileChange> files = read(GitOptions.EVERYTHING).facts().getFirst().files();
    assertThat(files).hasSize(3);
    assertThat(files)
        .extracting(FileChange::before)
        .containsExactlyInAnyOrder("p.txt", "q.txt", "");
  }

  @Test
  void lines_before_an_instant_are_not_counted_and_commits_before_one_not_read() {
    ObjectId first = story.file("a", "1\n").commit("1", hour(0));
    ObjectId second = story.file("a", "2\n").commit("2", hour(1), first);
    story.main(story.file("a", "3\n").commit("3", hour(2), second));
    Delivery<Commit> delivery = read(new GitOptions("", hour(1), hour(2), List.of(), List.of()));
    assertThat(delivery.facts())
        .extracting(commit -> commit.files().getFirst().added())
        .containsExactly(1, -1);
    assertThat(delivery.facts().getLast().parents()).containsExactly(first.name());
    assertThat(delivery.notes()).anyMatch(note -> note.startsWith("history before 2026-03-02"));
  }

  /** The earlier reading is given other line counts, to tell what was taken from it. */
  @Test
  void only_what_is_new_is_compared_again() {
    ObjectId first = story.file("a", "1\n").file("logo", new byte[] {0}).commit("1", hour(0));
    ObjectId second = story.file("a", "2\n").commit("2", hour(1), first);
    ObjectId side = story.file("b", "1\n").commit("side", hour(2), first);
    story.main(second).ref("refs/heads/side", side);
    GitOptions both = GitOptions.EVERYTHING.from(List.of("side"));
    List<Commit> before = read(both).facts().stream().map(GitHistoryTest::marked).toList();
    assertThat(named(before, "side").landing()).isNull();
    ObjectId merge = story.commit("merge", hour(3), second, side);
    story.main(story.file("a", "3\n").commit("3", hour(4), merge));
    List<Commit> now = read(both, before);
    assertThat(now).extracting(Commit::subject).containsExactly("3", "merge", "side", "2", "1");
    assertThat(named(now, "side").landing())
        .as("a merge that came later")
        .isEqualTo(new Commit.Landing(merge.name(), hour(3)));
    assertThat(named(now, "3").files().getFirst().added()).isEqualTo(1);
    assertThat(named(now, "2").files().getFirst().added()).isEqualTo(MARK);
    assertThat(named(now, "1").files())
        .as("its logo was not counted")
        .extracting(FileChange::added)
        .containsExactly(1, -1);
    GitOptions withoutLines = new GitOptions("", GitOptions.ALL, hour(4), List.of(), List.of());
    assertThat(named(read(withoutLines, before), "2").files().getFirst().added()).isEqualTo(-1);
  }

  @Test
  void where_a_shallow_clone_ended_is_compared_again() {
    ObjectId first = story.file("a", "1\n").commit("1", hour(0));
    story.main(story.file("b", "2\n").commit("2", hour(1), first));
    Commit second = named(read(GitOptions.EVERYTHING).facts(), "2");
    Commit asRoot =
        new Commit(
            second.sha(),
            List.of(),
            second.author(),
            false,
            second.authored(),
            second.committed(),
            "2",
            List.of(),
            0,
            second.landing(),
            List.of(
                new FileChange("a", "", Kind.ADDED, 1, 0),
                new FileChange("b", "", Kind.ADDED, 1, 0)));
    assertThat(named(read(GitOptions.EVERYTHING, List.of(asRoot)), "2").files())
        .containsExactly(new FileChange("b", "", Kind.ADDED, 1, 0));
  }

  private static final int MARK = 77;

  private static Commit marked(Commit c) {
    List<FileChange> files =
        c.files().stream()
            .map(f -> f.added() < 0 ? f : new FileChange(f.path(), "", f.kind(), MARK, 0))
            .toList();
    return new Commit(
        c.sha(),
        c.parents(),
        c.author(),
        c.bot(),
        c.authored(),
        c.committed(),
        c.subject(),
        c.reverts(),
        c.pullRequest(),
        c.landing(),
        files);
  }

  private List<Commit> read(GitOptions options, List<Commit> before) {
    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        GitHistory history = GitHistory.open(story.folder, options)) {
      return history.commits(threads, 2, before).facts();
    }
  }

  @Test
  void a_commit_tells_when_it_came_into_the_branch_and_by_which() {
    ObjectId root = story.commit("root", hour(0));
    ObjectId work = story.file("a", "1\n").commit("work", hour(1), root);
    ObjectId more = story.file("a", "2\n").commit("more", hour(2), work);
    ObjectId squash = story.file("b", "2\n").commit("squash (#7)", hour(3), root);
    ObjectId merge = story.commit("Merge pull request #8 from ana/a", hour(4), squash, more);
    ObjectId release = story.file("c", "1\n").commit("only released", hour(5), squash);
    story.main(merge).ref("refs/heads/release", release);
    List<Commit> commits =
        read(GitOptions.EVERYTHING.from(List.of("release", "no-such-tag"))).facts();
    assertThat(commits).hasSize(6);
    assertThat(named(commits, "work").landing())
        .isEqualTo(new Commit.Landing(merge.name(), hour(4)));
    assertThat(named(commits, "squash (#7)").landing())
        .isEqualTo(new Commit.Landing(squash.name(), hour(3)));
    assertThat(named(commits, "squash (#7)").pullRequest()).isEqualTo(7);
    assertThat(named(commits, "only released").landing()).isNull();
    assertThat(named(commits, "Merge pull request #8 from ana/a").files()).isEmpty();
    assertThat(commits.indexOf(named(commits, "more")))
        .isLessThan(commits.indexOf(named(commits, "work")));
    assertThat(read(GitOptions.EVERYTHING.from(List.of("no-such-tag"))).notes())
        .containsExactly(
            "1 of 1 revisions asked for are not in the repository, such as no-such-tag: git fetch"
                + " --tags");
  }

  @Test
  void mailmap_of_the_branch_applies_and_bots_are_known() {
    story.file(".mailmap", "Ana Lima <ana@example.org>\n");
    ObjectId first = story.by("ana <ANA@example.org>").commit("1", hour(0));
    ObjectId second = story.by("renovate[bot] <bot@renovateapp.com>").commit("2", hour(1), first);
    story.main(second);
    List<Commit> commits = read(GitOptions.EVERYTHING).facts();
    assertThat(commits.get(1).author()).isEqualTo("Ana Lima <ANA@example.org>");
    assertThat(commits).extracting(Commit::bot).containsExactly(true, false);
  }

  @Test
  void heads_of_pull_requests_tell_when_work_began() {
    ObjectId root = story.commit("root", hour(0));
    ObjectId begun = story.file("a", "1\n").commit("begun", hour(1), hour(9), root);
    ObjectId head = story.file("a", "2\n").commit("done", hour(2), begun);
    ObjectId merged = story.file("b", "1\n").commit("merged work", hour(3), root);
    ObjectId squash = story.file("a", "2\n").commit("a (#1)", hour(10), root);
    ObjectId merge = story.commit("Merge pull request #2 from bo/b", hour(11), squash, merged);
    ObjectId open = story.file("c", "1\n").commit("merged main", hour(12), merge);
    story
        .main(merge)
        .ref("refs/pull/1/head", head)
        .ref("refs/pull/2/head", merged)
        .ref("refs/pull/2/merge", merge)
        .ref("refs/merge-requests/3/head", open)
        .ref("refs/remotes/origin/pr/4", squash);
    try (GitHistory history = GitHistory.open(story.folder, GitOptions.EVERYTHING)) {
      Delivery<PullRequestStart> delivery = history.pullRequests();
      assertThat(delivery.facts())
          .containsExactlyInAnyOrder(
              new PullRequestStart(1, hour(1), 2),
              new PullRequestStart(2, hour(3), 1),
              new PullRequestStart(3, hour(12), 1));
      assertThat(delivery.notes())
          .containsExactly(
              "heads that stand on the branch itself, and do not tell when work began: 1");
    }
  }

  @Test
  void tags_of_a_rule_are_deployments_and_say_whose_date_they_carry() throws IOException {
    ObjectId first = story.commit("1", hour(0));
    ObjectId second = story.commit("2", hour(1), first);
    story.main(second).ref("refs/tags/v1.0.0", first).ref("refs/tags/nightly", second);
    story.tag("v1.1.0", second, hour(5));
    Files.writeString(
        story.folder.resolve("refs/tags/v9.9.9"), Story.blob("not stored").name() + "\n");
    try (GitHistory history = GitHistory.open(story.folder, GitOptions.EVERYTHING)) {
      TagRule rule = new TagRule(Pattern.compile("v\\d+\\.\\d+\\.\\d+"), "shop", "production");
      Delivery<Deployment> delivery = history.tags(rule);
      assertThat(delivery.facts())
          .extracting(Deployment::artifact, Deployment::revision, Deployment::finished)
          .containsExactly(
              tuple("v1.0.0", first.name(), hour(0)), tuple("v1.1.0", second.name(), hour(5)));
      assertThat(delivery.read()).isEqualTo(4);
      assertThat(delivery.used()).isEqualTo(3);
      assertThat(delivery.notes().getFirst()).startsWith("1 of 2 tags carry no date");
    }
  }

  @Test
  void a_pattern_that_no_tag_matches_as_a_whole_is_told() {
    ObjectId first = story.commit("1", hour(0));
    story.main(first).ref("refs/tags/v1.0.0", first);
    try (GitHistory history = GitHistory.open(story.folder, GitOptions.EVERYTHING)) {
      TagRule rule = new TagRule(Pattern.compile("^v\\d"), "shop", "production");
      assertThat(history.tags(rule).notes())
          .containsExactly("No tag of 1 matches ^v\\d with the whole of its name, such as v1.0.0");
    }
  }

  @Test
  void files_are_those_of_the_newest_commit() {
    ObjectId first = story.file("a", "1\n").file("b/c", "1\n").commit("1", hour(0));
    story.main(story.without("a").commit("2", hour(1), first));
    try (GitHistory history = GitHistory.open(story.folder, GitOptions.EVERYTHING)) {
      assertThat(history.files().facts()).containsExactly("b/c");
    }
  }

  @Test
  void a_branch_is_read_by_its_name() {
    ObjectId first = story.commit("1", hour(0));
    story.main(first).ref("refs/heads/next", story.commit("2", hour(1), first));
    assertThat(
            read(new GitOptions("next", GitOptions.ALL, GitOptions.ALL, List.of(), List.of()))
                .facts())
        .hasSize(2);
    assertThatThrownBy(() ->
            read(new GitOptions("nxet", GitOptions.ALL, GitOptions.ALL, List.of(), List.of())))
        .isInstanceOf(TenfoldException.class)
        .hasMessage("there is no nxet");
  }

  private Delivery<Commit> read(GitOptions options) {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      return GitHistory.read(story.folder, options, threads, 2);
    }
  }

  private static Commit named(List<Commit> commits, String subject) {
    return commits.stream().filter(c -> c.subject().equals(subject)).findFirst().orElseThrow();
  }
}
