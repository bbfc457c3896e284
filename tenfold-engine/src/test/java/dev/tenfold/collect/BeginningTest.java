package dev.tenfold.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BeginningTest {
  private static final byte[] LOG =
      "GET /\nGET /a\nGET /bc\nGET /def\n".repeat(300).getBytes(StandardCharsets.UTF_8);

  @Test
  void everyOlderCopyThatHoldsALineBeginsAlikeAndNothingElseDoes() {
    Beginning beginning = Beginning.of(LOG);
    for (int length : new int[] {6, 7, 20, 500, 4095, 4096, 5000}) {
      byte[] copy = Arrays.copyOf(LOG, length);
      assertThat(beginning.matches(new Head(copy))).as("%d bytes", length).isTrue();
      copy[3] = '_';
      assertThat(beginning.matches(new Head(copy))).as("%d others", length).isFalse();
    }
    assertThat(beginning.matches(new Head(Arrays.copyOf(LOG, 5)))).isFalse();
  }

  @Test
  void aHeadIsHashedOnceForEachLength() {
    Head head = new Head(Arrays.copyOf(LOG, 4096));
    assertThat(head.fingerprint(100)).isEqualTo(Fingerprint.of(Arrays.copyOf(LOG, 100)));
    assertThat(head.fingerprint(100)).isSameAs(head.fingerprint(100));
    assertThat(head.fingerprint(101)).isNotEqualTo(head.fingerprint(100));
  }
}
