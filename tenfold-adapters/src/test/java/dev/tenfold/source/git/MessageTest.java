package dev.tenfold.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void servers_name_pull_requests_in_their_own_ways() {
    assertThat(number("Fix the cart (#123)")).isEqualTo(123);
    assertThat(number("Merge pull request #124 from ana/cart\n\nFix the cart")).isEqualTo(124);
    assertThat(number("Merged in cart (pull request #125)")).isEqualTo(125);
    assertThat(number("Merged PR 126: Fix the cart")).isEqualTo(126);
    assertThat(number("Merge branch 'cart' into 'main'\n\nFix\n\nSee merge request shop/web!127"))
        .isEqualTo(127);
  }

  @Test
  void an_issue_that_is_mentioned_is_no_pull_request() {
    assertThat(number("Fix #123")).isZero();
    assertThat(number("Fix the cart (see #123)")).isZero();
    assertThat(number("Fix the cart\n\nCloses #123 (#124)")).isZero();
    assertThat(number("Fix (#99999999999999)")).isZero();
  }

  @Test
  void a_revert_names_a_commit_or_a_pull_request() {
    assertThat(reverts("Revert \"Fix the cart\"\n\nThis reverts commit 0123abcd.\n"))
        .containsExactly("0123abcd");
    assertThat(reverts("Revert \"Fix the cart (#123)\" (#130)\n\nReverts shop/web#123"))
        .containsExactly("#123");
    assertThat(number("Revert \"Fix the cart (#123)\" (#130)")).isEqualTo(130);
    assertThat(reverts("Revert the change of heart")).isEmpty();
  }

  @Test
  void a_huge_message_is_cut() {
    Message message = Message.of("x".repeat(5_000_000));
    assertThat(message.subject()).hasSize(400);
    assertThat(Message.of("").subject()).isEmpty();
    assertThat(Message.of("\n\n").subject()).isEmpty();
  }

  private static int number(String message) {
    return Message.of(message).pullRequest();
  }

  private static List<String> reverts(String message) {
    return Message.of(message).reverts();
  }
}
