package dev.tenfold.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.testing.NativeText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 - - [x] GET /a          | ⟨address⟩ - - [x] GET /a",
        "10.0.1.2:33317 [06/Feb/2009:12:14:14.655] | ⟨address⟩:33317 [06/Feb/2009:12:14:14.655]",
        "2001:db8:0:0:0:0:0:7 - -            | ⟨address⟩ - -",
        "2001:db8::7 - -                     | ⟨address⟩ - -",
        "fe80::1 - -                         | ⟨address⟩ - -",
        "::1 - -                             | ⟨address⟩ - -",
        "::ffff:192.0.2.1 - -                | ⟨address⟩ - -",
        "GET /a?token=secret HTTP/1.1        | GET /a?⟨query⟩ HTTP/1.1",
        "GET /a?q=\\x22secret\\x22 HTTP/1.1  | GET /a?⟨query⟩ HTTP/1.1",
        "\"GET /a?q=\\\"secret HTTP/1.1\"    | \"GET /a?⟨query⟩ HTTP/1.1\"",
        "2026-03-12 17:00:00 192.0.2.1 GET /a token=secret&q=x 443 - | 2026-03-12 17:00:00 ⟨address⟩ GET /a ⟨query⟩ 443 -",
        "2026-03-12 17:00:00 GET /a secret 200 | 2026-03-12 17:00:00 GET /a ⟨query⟩ 200",
        "2026-03-12 17:00:00 GET /a - 200 15 | 2026-03-12 17:00:00 GET /a - 200 15",
        "2026-03-12 17:00:00 GET /a 200 15  | 2026-03-12 17:00:00 GET /a 200 15",
        "17:00:00 GET /a - 200 id=7          | 17:00:00 GET /a - 200 ⟨query⟩",
        "GET /a token=secret&q=x 200         | GET /a ⟨query⟩ 200",
        "GET /a 200 rt=0.012                 | GET /a 200 rt=0.012",
        "17/May/2015:10:05:03 +0000          | 17/May/2015:10:05:03 +0000",
      })
  void strikesOutWhoSomebodyIs(String text, String redacted) {
    assertThat(of(text)).isEqualTo(redacted);
  }

  @Test
  void leavesNothingThatATerminalObeys() {
    assertThat(of("a\u001b[2Jb\u009bc\u202ed\u0000e\tf")).isEqualTo("a·[2Jb·c·d·e·f");
  }

  @Test
  void cutsLongLines() {
    assertThat(of("x".repeat(5000))).hasSize(Tally.SAMPLE_CHARACTERS + 1).endsWith("…");
  }

  private static String of(String text) {
    return Redaction.of(NativeText.of(text), 0, text.getBytes(StandardCharsets.UTF_8).length);
  }
}
