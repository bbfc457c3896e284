package dev.tenfold.diagnose.velocity;

import static dev.tenfold.diagnose.velocity.Facts.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.observe.Commit.FileChange.Kind;
import dev.tenfold.observe.Commit.Landing;
import dev.tenfold.verdict.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final double YEARS = 24 * 365;
  private final Facts facts = new Facts();
  private final List<Commit> oldestFirst = new ArrayList<>();

  @Test
  void who_has_left_owns_nothing() {
    facts.files.addAll(List.of("a.java", "b.java", "c.java"));
    change("Old Hand <old@example.org>", -2 * YEARS, added("a.java"), added("b.java"));
    change("Ana Lima <ana@example.org>", 1, added("c.java"));
    assertThat(known()).isEqualTo(new Ownership.Known(3, 2, 0, 1));
  }

  /**
   * By hand: Ana has 3.293 + 1.098 − 0.321·ln 2 = 4.168 in the renamed file, the mover 3.293 +
   * 0.164 = 3.457, which is 0.829 of it and so an author's too. Without Ana one of two files has an
   * author left; that half is not fewer than half, so a second one has to leave.
   */
  @Test
  void an_author_keeps_a_file_through_renames_and_under_other_addresses() {
    facts.files.addAll(List.of("new/a.java", "b.java"));
    change("Ana Lima <ana@old.example>", -2 * YEARS, added("a.java"));
    change("mover <m@example.org>", 1, new FileChange("new/a.java", "a.java", Kind.RENAMED, 0, 0));
    change("Ana Lima <ana@example.org>", 2, added("b.java"));
    assertThat(known()).isEqualTo(new Ownership.Known(2, 0, 2, 2));
  }

  @Test
  void one_commit_may_swap_names() {
    facts.files.addAll(List.of("a.java", "b.java", "c.java"));
    change("Ana Lima <ana@example.org>", 1, added("a.java"));
    change("Old Hand <old@example.org>", -2 * YEARS, added("b.java"));
    change(
        "mover[bot] <m@example.org>",
        2,
        new FileChange("c.java", "b.java", Kind.RENAMED, 0, 0),
        new FileChange("b.java", "a.java", Kind.RENAMED, 0, 0));
    change("Ana Lima <ana@example.org>", 3, added("a.java"));
    Ownership ownership = new Ownership(facts.material());
    assertThat(ownership.withoutBeginning()).isZero();
    assertThat(ownership.of(isCalled("b.java")).unowned()).as("Ana's").isZero();
    assertThat(ownership.of(isCalled("c.java")).unowned()).as("of who has left").isEqualTo(1);
  }

  @Test
  void bots_and_what_is_generated_or_copied_do_not_count() {
    facts.files.addAll(List.of("a.java", "package-lock.json", "vendor/x.go", "logo.png"));
    change("renovate[bot] <r@example.org>", 1, added("a.java"));
    change("Ana Lima <ana@example.org>", 2, added("package-lock.json"), added("vendor/x.go"));
    assertThat(known()).isEqualTo(new Ownership.Known(1, 1, 0, 0));
  }

  /** Shop: Ana and Bo a file each; mail: Ana one, and one of who has left. */
  @Test
  void each_service_has_a_truck_factor_of_its_own() {
    facts.files.addAll(List.of("shop/a.java", "shop/b.java", "mail/c.java", "mail/d.java"));
    change("Ana Lima <ana@example.org>", 1, added("shop/a.java"), added("mail/c.java"));
    change("Bo Ek <bo@example.org>", 2, added("shop/b.java"));
    change("Old Hand <old@example.org>", -2 * YEARS, added("mail/d.java"));
    facts.settings =
        new VelocitySettings(
            facts.settings.production(),
            Map.of("shop", List.of("shop/**"), "mail", List.of("mail/**"), "none", List.of("x/**")),
            facts.settings.failureWithin(),
            facts.settings.revertWithin(),
            facts.settings.zone(),
            1);
    Read read = new Read(facts);
    assertThat(read.valueOf("shop", "active truck factor"))
        .as("when one has left, half of the files have an author still")
        .isEqualTo(2);
    assertThat(read.valueOf("shop", "files without an active author")).isZero();
    assertThat(read.valueOf("mail", "active truck factor")).isEqualTo(1);
    assertThat(read.valueOf("mail", "files without an active author")).isEqualTo(0.5);
    assertThat(read.chapter.indicators())
        .extracting(Indicator::value)
        .filteredOn(value -> value.subject().scope().equals("none"))
        .hasSize(2)
        .allSatisfy(value ->
            assertThat(value)
                .isInstanceOfSatisfying(
                    Measurement.Missing.class,
                    missing -> assertThat(missing.why()).startsWith("no file matches")));
  }

  @Test
  void a_later_file_of_the_same_name_is_another_file() {
    facts.files.addAll(List.of("b.java", "a.java"));
    change("Old Hand <old@example.org>", -2 * YEARS, added("a.java"));
    change("Bo Ek <bo@example.org>", 1, new FileChange("b.java", "a.java", Kind.RENAMED, 0, 0));
    change("Ana Lima <ana@example.org>", 2, added("a.java"));
    Ownership ownership = new Ownership(facts.material());
    assertThat(ownership.of(isCalled("a.java")).unowned()).isZero();
    assertThat(ownership.withoutBeginning()).isZero();
  }

  @Test
  void globs_choose_files_by_folder() {
    PathGlobs globs = new PathGlobs(List.of("services/shop/", "libs/*/api/**", "*.md"));
    assertThat(List.of("services/shop/a/b.java", "services/shop", "libs/x/api/y", "README.md"))
        .allMatch(globs::matches);
    assertThat(List.of("services/shopping/a", "libs/x/y/api/z", "docs/a.md", "a"))
        .noneMatch(globs::matches);
    assertThat(PathGlobs.ALL.matches("any/thing")).isTrue();
  }

  private static Predicate<Ownership.SourceFile> isCalled(String name) {
    return file -> file.name().equals(name);
  }

  private static FileChange added(String path) {
    return new FileChange(path, "", Kind.ADDED, 1, 0);
  }

  private void change(String author, double at, FileChange... files) {
    String sha = "%040x".formatted(0x1000000L + oldestFirst.size());
    oldestFirst.add(
        new Commit(
            sha,
            List.of(),
            author,
            author.contains("[bot]"),
            hour(at),
            hour(at),
            "change",
            List.of(),
            0,
            new Landing(sha, hour(at)),
            List.of(files)));
    facts.commits.clear();
    facts.commits.addAll(oldestFirst);
  }

  private Ownership.Known known() {
    return new Ownership(facts.material()).of(path -> true);
  }
}
