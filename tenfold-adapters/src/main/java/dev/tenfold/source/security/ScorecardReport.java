package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.number;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.PracticeCheck;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.Kind;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What OpenSSF Scorecard writes. Its total is left alone: checks that were inconclusive drop out of
 * it, so that who may see less scores higher.
 *
 * @see <a href="https://github.com/ossf/scorecard">Scorecard</a>
 */
final class ScorecardReport implements Report {
  @Override
  public boolean recognises(JsonNode document) {
    return document.has("scorecard") && document.has("checks")
        || document.has("Repo") && document.has("Checks");
  }

  @Override
  public void read(JsonNode document, Place place, Gathering into) {
    if (document.has("Checks")) {
      list(document, "Checks").forEach(check -> old(place, into));
      return;
    }
    String version = text(document, "scorecard", "version");
    String tool = version.isEmpty() ? "Scorecard" : "Scorecard " + version;
    String stated = text(document, "date");
    Instant date = Fields.time(stated);
    if (date == null && !stated.isEmpty()) {
      into.note("Scorecard's date " + stated + " cannot be believed");
    }
    Instant at = into.dated(date, "Scorecard");
    String repository = text(document, "repo", "name");
    long found = 0;
    for (JsonNode check : list(document, "checks")) {
      String name = text(check, "name");
      Double score = number(check, "score");
      if (name.isEmpty() || score == null || score < -1 || score > 10) {
        into.reject("a check without a name and a score", place, "run Scorecard again");
        continue;
      }
      String reason = text(check, "reason");
      into.add(new PracticeCheck(name, score.intValue(), reason, tool, at, place));
      boolean lacking = score >= 0 && score < 10;
      found += lacking ? 1 : 0;
      into.use(
          lacking
              ? List.of(
                  new Weakness(
                      name,
                      Set.of(),
                      Set.of(),
                      Kind.PRACTICE,
                      repository,
                      score.intValue() + " of 10",
                      null,
                      "",
                      State.OPEN,
                      reason,
                      tool,
                      at,
                      place))
              : List.of());
    }
    into.add(
        new Scan(Scan.Kind.PRACTICE, "Scorecard", version, at, repository, true, found, "", place));
  }

  private static void old(Place place, Gathering into) {
    into.reject(
        "a check of Scorecard before version 4, which writes its own errors as fails",
        place,
        "run Scorecard 4 or later");
  }
}
