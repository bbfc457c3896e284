package dev.tenfold.diagnose.velocity;

import static dev.tenfold.diagnose.velocity.Facts.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.Landing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SquashTest {
  private static final String SHA = "a".repeat(40);
  private static final String PARENT = "b".repeat(40);
  private static final Landing ITSELF = new Landing(SHA, hour(1));

  /** GitHub gives a squashed commit one time for both; rebasing keeps when it was written. */
  @Test
  void it_has_a_number_and_is_written_when_it_is_committed() {
    assertThat(PullRequests.isSquash(commit(7, 0, ITSELF, PARENT))).isTrue();
    assertThat(PullRequests.isSquash(commit(7, 5, ITSELF, PARENT))).isTrue();
    assertThat(PullRequests.isSquash(commit(7, 6, ITSELF, PARENT))).as("rebased").isFalse();
    assertThat(PullRequests.isSquash(commit(0, 0, ITSELF, PARENT))).as("pushed").isFalse();
  }

  @Test
  void it_stands_on_the_branch_and_is_no_merge() {
    assertThat(PullRequests.isSquash(commit(7, 0, ITSELF, PARENT, PARENT))).as("merge").isFalse();
    assertThat(PullRequests.isSquash(commit(7, 0, new Landing(PARENT, hour(1)), PARENT)))
        .as("brought in by a merge")
        .isFalse();
    assertThat(PullRequests.isSquash(commit(7, 0, ITSELF))).as("end of a shallow clone").isTrue();
  }

  private static Commit commit(int number, long seconds, Landing landing, String... parents) {
    return new Commit(
        SHA,
        List.of(parents),
        "Ana Lima <ana@example.org>",
        false,
        hour(1).minus(Duration.ofSeconds(seconds)),
        hour(1),
        "change",
        List.of(),
        number,
        landing,
        List.of());
  }
}
