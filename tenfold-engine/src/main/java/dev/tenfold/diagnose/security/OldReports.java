package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import dev.tenfold.units.Times;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What only stale or undated reports have open. It is no gap, since it may be gone, and what it
 * would be a gap of is not met, since it may still be there.
 */
final class OldReports {
  private static final int NAMED = 3;

  private final Recorded recorded;

  OldReports(Recorded recorded) {
    this.recorded = recorded;
  }

  /**
   * Returns {@code otherwise}, but unknown where old reports have something open.
   *
   * @param open what they have open
   */
  State unless(List<Weakness> open, State otherwise) {
    if (open.isEmpty()) {
      return otherwise;
    }
    Weakness first = open.getFirst();
    Instant at = first.found();
    String age =
        at == null
            ? " and does not say when it was made: it is unknown whether that is still there"
            : " and is of "
                + Times.date(at)
                + ", "
                + recorded.age(at)
                + " before: too old to tell whether that is still there";
    int more = open.size() - 1;
    return new State.Unknown(
        "the report of "
            + subject(first)
            + " by "
            + first.tool()
            + " has "
            + first.id()
            + " in "
            + first.subject()
            + age
            + (more == 0 ? "" : "; old or undated reports have " + more + " more"),
        again(open));
  }

  private String again(List<Weakness> open) {
    Set<String> runs = new LinkedHashSet<>();
    for (Weakness weakness : open) {
      runs.add(
          recorded.reports.isStatement(weakness)
              ? "say again in VEX what " + weakness.place().source() + " says"
              : "run " + tool(weakness) + " again over " + subject(weakness));
    }
    int more = runs.size() - NAMED;
    return runs.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (more > 0 ? ", and " + more + " more" : "");
  }

  private String tool(Weakness weakness) {
    return recorded.reports.scan(weakness).map(Scan::tool).orElse(weakness.tool());
  }

  /** Returns what was looked at; where the report does not say, the file that it is. */
  private String subject(Weakness weakness) {
    return recorded
        .reports
        .scan(weakness)
        .map(Scan::subject)
        .filter(subject -> !subject.isEmpty())
        .orElseGet(() -> "what " + weakness.place().source() + " is of");
  }
}
