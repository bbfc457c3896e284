package dev.tenfold.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("EnumOrdinal") // ordinals are what is tested
class TraitTest {
  @ParameterizedTest
  @CsvSource({
    "-1, UNKNOWN",
    "0, EMPTY",
    "1, UNDER_1K",
    "1023, UNDER_1K",
    "1024, UNDER_4K",
    "4095, UNDER_4K",
    "4096, UNDER_16K",
    "16384, UNDER_64K",
    "65536, UNDER_256K",
    "262143, UNDER_256K",
    "262144, UNDER_1M",
    "1048576, UNDER_4M",
    "4194303, UNDER_4M",
    "4194304, OVER_4M",
    "9000000000000, OVER_4M"
  })
  void putsSizesIntoClasses(long bytes, Trait.SizeClass size) {
    assertThat(Trait.SizeClass.values()[Trait.SizeClass.ordinalOf(bytes)]).isEqualTo(size);
  }

  @Test
  void comesBackFromItsCode() {
    for (ClientClass client : ClientClass.values()) {
      for (Trait.SizeClass size : Trait.SizeClass.values()) {
        Trait trait = new Trait(client, size);
        assertThat(Trait.of(trait.code())).isEqualTo(trait);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-                                                        | UNKNOWN",
        "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0            | DESKTOP",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148   | MOBILE",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://g.co/bot) | BOT",
        "kube-probe/1.31                                          | MONITOR",
        "ELB-HealthChecker/2.0                                    | MONITOR",
        "Mozilla/5.00 (Nikto/2.1.5) (Evasions:None)               | SCANNER",
        "Mozilla/5.0 (compatible; CensysInspect/1.1; +https://a.b) | SCANNER",
        "curl/8.0                                                 | PROGRAM",
        "Go-http-client/2.0                                       | PROGRAM",
        "something else                                           | OTHER",
      })
  void tellsClientsByTheirUserAgents(String agent, ClientClass client) {
    assertThat(AgentClasses.classOf(agent)).isEqualTo(client);
  }
}
