package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("pager/2026"));
    for (String name : List.of("one.csv", "pager/a.jsonl", "pager/2026/b.jsonl", "pager/.hidden")) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  private List<String> found(String... paths) {
    return SourceFiles.find(folder, List.of(paths)).files().stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }

  @Test
  void files_folders_and_globs_lead_to_files_which_they_then_name() {
    assertThat(found("one.csv", "./pager/../one.csv")).containsExactly("one.csv");
    assertThat(found("pager")).containsExactly("pager/2026/b.jsonl", "pager/a.jsonl");
    assertThat(found("pager/*.jsonl")).containsExactly("pager/a.jsonl");
    assertThat(found("*.csv")).containsExactly("one.csv");
    assertThat(found("pager/**.jsonl")).hasSize(2);
    assertThat(found(folder + "/pager/*/b.jsonl")).containsExactly("pager/2026/b.jsonl");
    for (String path : List.of("pager", "pager/*.jsonl", "pager/**.jsonl")) {
      for (String file : found(path)) {
        assertThat(SourceFiles.isNamed(folder, List.of("none", path), file)).isTrue();
      }
    }
  }

  @Test
  void a_name_with_brackets_is_that_file_where_it_is_there() throws IOException {
    Files.writeString(folder.resolve("a[1].log"), "");
    assertThat(found("a[1].log")).containsExactly("a[1].log");
    assertThat(SourceFiles.isNamed(folder, List.of("a[1].log"), "a[1].log")).isTrue();
  }

  @Test
  void a_file_that_is_gone_is_still_named_and_another_is_not() {
    assertThat(SourceFiles.isNamed(folder, List.of("pager"), "pager/gone.jsonl")).isTrue();
    assertThat(SourceFiles.isNamed(folder, List.of("pager"), "pagers/a.jsonl")).isFalse();
    assertThat(SourceFiles.isNamed(folder, List.of("pager/*.csv"), "pager/a.jsonl")).isFalse();
    assertThat(SourceFiles.isNamed(folder, List.of(), "one.csv")).isFalse();
  }

  @Test
  void a_path_that_cannot_be_is_told_and_names_nothing() {
    assertThat(SourceFiles.find(folder, List.of("pager/[a")).problems()).hasSize(1);
    assertThat(SourceFiles.find(folder, List.of("a\0b")).problems()).hasSize(1);
    assertThat(SourceFiles.isNamed(folder, List.of("pager/[a", "a\0b"), "pager/a.jsonl")).isFalse();
  }
}
