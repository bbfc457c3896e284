package dev.tenfold.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiddleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "a/b/c/"   | "a/x/c/"   | "b/"   | "x/"
          "a/b/"     | "a/b/"     | ""     | ""
          "a/"       | "a/a/"     | ""     | "a/"
          "a"        | "a/"       | "a"    | "a/"
          "xa/"      | "ya/"      | "xa/"  | "ya/"
          ""         | "a/"       | ""     | "a/"
          "a/b"      | "a/c/b"    | ""     | "c/"
          """)
  void whole_lines_go_that_both_begin_and_end_with(String a, String b, String left, String right) {
    Middle middle = Middle.of(bytes(a), bytes(b));
    assertThat(middle.before()).isEqualTo(bytes(left));
    assertThat(middle.now()).isEqualTo(bytes(right));
  }

  @Test
  void as_many_lines_are_left_as_jgit_leaves() {
    Random chance = new Random(7);
    for (int i = 0; i < 5000; i++) {
      byte[] a = text(chance);
      byte[] b = text(chance);
      Middle middle = Middle.of(a, b);
      RawText before = new RawText(a);
      RawText now = new RawText(b);
      Edit all = new Edit(0, before.size(), 0, now.size());
      Edit core = RawTextComparator.DEFAULT.reduceCommonStartEnd(before, now, all);
      assertThat(new RawText(middle.before()).size()).isEqualTo(core.getLengthA());
      assertThat(new RawText(middle.now()).size()).isEqualTo(core.getLengthB());
    }
  }

  private static byte[] text(Random chance) {
    StringBuilder text = new StringBuilder();
    int length = chance.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append("ab\n\n".charAt(chance.nextInt(4)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.replace('/', '\n').getBytes(StandardCharsets.UTF_8);
  }
}
