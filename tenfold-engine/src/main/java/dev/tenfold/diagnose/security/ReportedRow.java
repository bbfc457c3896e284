package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.security.Statements.Statement;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reports say of one vulnerability of one component.
 *
 * @param present which reports are the newest of their tool
 * @param first when it was first seen, in any version of the component; null where no report is
 *     dated
 */
record ReportedRow(
    String component,
    String id,
    List<Weakness> reported,
    Set<Weakness> present,
    @Nullable Instant first) {
  QueueRow made(Statements spoken, Threats threats, Recorded when) {
    Map<String, String> severities = new LinkedHashMap<>();
    Set<String> distinct = new HashSet<>();
    Set<State> states = new HashSet<>();
    Double cvss = null;
    String fixed = "";
    for (Weakness weakness : reported) {
      if (!present.contains(weakness)) {
        continue;
      }
      String severity = weakness.severity();
      severities.merge(weakness.tool(), severity, (a, b) -> grade(b).isEmpty() ? a : b);
      distinct.add(grade(severity));
      states.add(weakness.state());
      cvss = larger(cvss, weakness.cvss());
      fixed = fixed.isEmpty() ? weakness.fixedIn() : fixed;
    }
    distinct.remove("");
    Weakness newest = newest();
    Statement last = state(spoken, when);
    List<String> tools = new ArrayList<>();
    severities.forEach((tool, grade) -> tools.add(grade.isEmpty() ? tool : tool + ": " + grade));
    PatchTable.Answers answers = threats.answers(id, when.material.facts().internetFacing());
    return new QueueRow(
        component,
        id,
        tools,
        distinct.size() > 1 || states.size() > 1,
        cvss,
        threats.epss(id),
        fixed,
        first,
        start(threats, answers),
        answers,
        PatchTable.range(answers),
        last.state(),
        last.reason(),
        when.isFresh(newest.found()),
        newest);
  }

  private Weakness newest() {
    return reported.stream()
        .filter(present::contains)
        .max(
            Comparator.comparing(Weakness::found, Comparator.nullsFirst(Comparator.naturalOrder())))
        .orElseThrow();
  }

  /** Open where one tool has it open and nobody says that it does not matter here. */
  private Statement state(Statements spoken, Recorded when) {
    Statement statement = spoken.of(component, id);
    if (statement != null) {
      return statement;
    }
    Statement accepted = accepted(when);
    if (accepted != null) {
      return accepted;
    }
    Statement spokenAgainst = new Statement(State.OPEN, "");
    boolean open = false;
    for (Weakness weakness : reported) {
      if (!present.contains(weakness)) {
        continue;
      }
      if (weakness.state() == State.NOT_AFFECTED) {
        return new Statement(State.NOT_AFFECTED, weakness.reason());
      }
      if (weakness.state() == State.OPEN) {
        open = true;
      } else {
        spokenAgainst = new Statement(weakness.state(), weakness.reason());
      }
    }
    return open ? new Statement(State.OPEN, "") : spokenAgainst;
  }

  private @Nullable Statement accepted(Recorded when) {
    for (Acceptance acceptance : when.material.acceptances()) {
      boolean named = acceptance.id().equals(id) || aliasOf(acceptance.id());
      if (named && acceptance.isInForce(when.asOf)) {
        String why =
            acceptance.reason() + " (" + acceptance.owner() + ", until " + acceptance.until() + ")";
        return new Statement(State.SUPPRESSED, why);
      }
    }
    return null;
  }

  private boolean aliasOf(String other) {
    return reported.stream().anyMatch(w -> w.id().equals(other) || w.aliases().contains(other));
  }

  private @Nullable Instant start(Threats threats, PatchTable.Answers answers) {
    Instant listed = Boolean.TRUE.equals(answers.exploited()) ? threats.listed(id) : null;
    return first == null || listed == null || listed.isBefore(first) ? first : listed;
  }

  /** Returns a severity in the words of CVSS; nothing for words of another scale. */
  private static String grade(String severity) {
    return switch (severity) {
      case "critical", "high", "medium", "low" -> severity;
      case "important" -> "high";
      case "moderate" -> "medium";
      default -> "";
    };
  }

  private static @Nullable Double larger(@Nullable Double a, @Nullable Double b) {
    return a == null ? b : b == null || a >= b ? a : b;
  }
}
