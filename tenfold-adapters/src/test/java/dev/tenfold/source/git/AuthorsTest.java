package dev.tenfold.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorsTest {
  /** The four forms of gitmailmap(5). */
  @Test
  void mailmap_replaces_names_and_addresses() {
    Mailmap map =
        Mailmap.of(
            """
            # people
            Ana Lima <ana@old.example>
            <bo@example.org> <bo@home.example>
            Cem Kaya <cem@example.org> <CEM@old.example> # he moved
            Dia Roy <dia@example.org> dia <shared@example.org>
            nonsense
            """);
    assertThat(map.person("ana", "ana@old.example")).isEqualTo("Ana Lima <ana@old.example>");
    assertThat(map.person("bo", "bo@home.example")).isEqualTo("bo <bo@example.org>");
    assertThat(map.person("c", "cem@OLD.example")).isEqualTo("Cem Kaya <cem@example.org>");
    assertThat(map.person("Dia", "shared@example.org")).isEqualTo("Dia Roy <dia@example.org>");
    assertThat(map.person("Eve", "shared@example.org")).isEqualTo("Eve <shared@example.org>");
    assertThat(map.broken()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
        "renovate <29139614+renovate@users.noreply.github.com>",
        "GitHub Actions <actions@github.com>",
        "release <release-bot@example.org>",
        "k8s-ci-robot <k8s-ci-robot@users.noreply.github.com>",
        "snyk-bot <snyk-bot@snyk.io>",
        "Jenkins <nobody@example.org>"
      })
  void programs_are_known_by_what_they_call_themselves(String person) {
    assertThat(new Bots(List.of()).isBot(person)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana Abbott <ana.abbott@example.org>",
        "Travis Smith <travis@example.org>",
        "Leo Jenkins <leo@example.org>",
        "Ivo Talbot <talbot@example.org>",
        "Robotics Team <robotics@example.org>"
      })
  void people_are_not(String person) {
    assertThat(new Bots(List.of()).isBot(person)).isFalse();
  }

  @Test
  void more_programs_can_be_declared() {
    Bots bots = new Bots(List.of(Pattern.compile("^prombot <")));
    assertThat(bots.isBot("prombot <team@example.org>")).isTrue();
  }
}
