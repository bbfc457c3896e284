package dev.tenfold.cli;

import static dev.tenfold.cli.Paragraph.tied;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
  @Test
  void lines_break_between_words() {
    assertThat(Paragraph.wrap("one two three", 8)).containsExactly("one two", "three");
  }

  @Test
  void tied_words_move_to_the_next_line_together() {
    assertThat(Paragraph.wrap("about " + tied("601 ms"), 10)).containsExactly("about", "601 ms");
  }

  @Test
  void tied_words_wider_than_a_line_are_broken_all_the_same() {
    assertThat(Paragraph.wrap("a " + tied("one two three") + " b", 8))
        .containsExactly("a", "one two", "three b");
  }

  @Test
  void a_word_wider_than_a_line_is_cut() {
    assertThat(Paragraph.wrap("abcdefghij k", 5)).containsExactly("abcd…", "k");
  }

  @Test
  void a_label_stands_before_the_first_line_and_the_others_are_set_in() {
    assertThat(Paragraph.labelled("next  ", "one two", 10))
        .containsExactly("next  one", "      two");
  }
}
