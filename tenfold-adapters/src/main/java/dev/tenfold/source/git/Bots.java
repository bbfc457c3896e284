package dev.tenfold.source.git;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which authors are programs, by what they call themselves. */
final class Bots {
  private static final int CASE = Pattern.CASE_INSENSITIVE;

  private static final List<Pattern> KNOWN =
      List.of(
          Pattern.compile("\\[bot]", CASE),
          Pattern.compile("(?:^|[-_. +])(?:ro)?bots?(?:[-_.]\\w+)?(?: <|@)", CASE),
          Pattern.compile("dependabot|renovate|greenkeeper|snyk-bot|mergify|imgbot", CASE),
          Pattern.compile("github[- ]actions?\\b|gitlab-ci|actions-user|pre-commit-ci", CASE),
          Pattern.compile("^(?:jenkins|travis[- ]ci|circle-?ci|weblate) <", CASE));

  private final List<Pattern> patterns;

  Bots(List<Pattern> declared) {
    this.patterns = Stream.concat(KNOWN.stream(), declared.stream()).toList();
  }

  /**
   * @param person {@code Name <address>}
   */
  boolean isBot(String person) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(person).find());
  }
}
