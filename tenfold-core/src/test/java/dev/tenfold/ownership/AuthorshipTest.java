package dev.tenfold.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorshipTest {
  /** Worked by hand from the formula in Avelino et al., ICPC 2016, section II. */
  @Test
  void the_degree_grows_with_own_changes_and_falls_with_those_of_others() {
    assertThat(Authorship.degree(true, 0, 0)).isEqualTo(4.391, within(1e-12));
    assertThat(Authorship.degree(false, 10, 0)).isEqualTo(4.933, within(1e-12));
    assertThat(Authorship.degree(true, 5, 20))
        .as("3.293 + 1.098 + 5·0.164 − 0.321·3.0445224377 = 5.211 − 0.9772917025")
        .isEqualTo(4.2337082975, within(1e-10));
  }

  @Test
  void an_author_has_more_than_three_quarters_of_the_best_degree() {
    assertThat(Authorship.isAuthor(4.0, 5.0, false)).isTrue();
    assertThat(Authorship.isAuthor(3.75, 5.0, false)).isFalse();
    assertThat(Authorship.isAuthor(3.2, 4.0, false)).as("below 3.293").isFalse();
    assertThat(Authorship.isAuthor(3.2, 4.0, true)).as("who created it").isTrue();
  }

  @Test
  void authors_leave_until_fewer_than_half_of_the_files_have_one() {
    assertThat(TruckFactor.of(List.of(files(0, 1, 2, 3), files(4, 5), files(6)), 8)).isEqualTo(1);
    assertThat(TruckFactor.of(List.of(files(0, 1), files(2, 3), files(4, 5), files(6, 7)), 8))
        .as("half is still covered when two have left")
        .isEqualTo(3);
    assertThat(TruckFactor.of(List.of(files(0, 1, 2), files(0, 1, 2)), 4))
        .as("files of two authors need both to leave")
        .isEqualTo(2);
  }

  @Test
  void nobody_needs_to_leave_where_most_files_have_no_author() {
    assertThat(TruckFactor.of(List.of(files(0)), 3)).isZero();
    assertThat(TruckFactor.of(List.of(), 3)).isZero();
  }

  private static BitSet files(int... numbers) {
    BitSet set = new BitSet();
    for (int number : numbers) {
      set.set(number);
    }
    return set;
  }
}
