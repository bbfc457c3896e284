package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Table;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vulnerabilities in the order in which they have to be gone. */
final class QueueTables {
  private static final int MOST_ROWS = 200;

  private final Recorded recorded;

  QueueTables(Recorded recorded) {
    this.recorded = recorded;
  }

  List<Exhibit> tables() {
    List<Exhibit> tables = new ArrayList<>();
    List<QueueRow> fixable =
        recorded.queue.open().stream().filter(row -> !row.fixedIn().isEmpty()).toList();
    List<QueueRow> unfixable =
        recorded.queue.open().stream().filter(row -> row.fixedIn().isEmpty()).toList();
    if (!fixable.isEmpty()) {
      tables.add(
          open(
              "Vulnerabilities to fix",
              "Time allowed by CISA BOD 26-04, from the first report that has it, in whatever version"
                  + " of the component, or from its listing as exploited; a range where a question"
                  + " is open. Exposed is what is declared of the whole product.",
              fixable));
    }
    if (!unfixable.isEmpty()) {
      tables.add(
          open(
              "Vulnerabilities without a fixed version",
              "No report names a version without it: take it out, shield it, or accept it for a"
                  + " time. The time allowed runs all the same.",
              unfixable));
    }
    if (!recorded.queue.closed().isEmpty()) {
      tables.add(closed());
    }
    return tables;
  }

  private Table open(String title, String about, List<QueueRow> rows) {
    String cut =
        rows.size() > MOST_ROWS
            ? " The first " + MOST_ROWS + " of " + Digits.whole(rows.size()) + "."
            : "";
    return new Table(
        title,
        about + cut,
        List.of(
            "vulnerability",
            "component",
            "reported by",
            "CVSS",
            "EPSS",
            "exploited",
            "exposed",
            "automatable",
            "impact",
            "fixed in",
            "first seen",
            "time allowed",
            "overdue"),
        rows.stream().limit(MOST_ROWS).map(this::row).toList());
  }

  private List<Cell> row(QueueRow row) {
    Double cvss = row.cvss();
    Double epss = row.epss();
    PatchTable.Answers answers = row.answers();
    String stale = row.fresh() ? "" : "; old or undated";
    String apart = row.tellsApart() ? " (tools disagree)" : "";
    return List.of(
        Cell.of(row.id()),
        Cell.of(row.component()),
        Cell.of(String.join(", ", row.tools()) + apart + stale),
        Cell.of(cvss == null ? "" : Digits.decimals(cvss, 1)),
        Cell.of(epss == null ? "" : Figure.ratio(epss).text()),
        Cell.of(word(answers.exploited(), "yes", "no")),
        Cell.of(word(answers.exposed(), "yes", "no")),
        Cell.of(word(answers.automatable(), "yes", "no")),
        Cell.of(word(answers.totalImpact(), "total", "partial")),
        Cell.of(row.fixedIn()),
        Cell.of(row.firstSeen() == null ? "unknown" : Times.date(row.firstSeen())),
        Cell.of(row.range().words()),
        Cell.of(overdue(row)));
  }

  private String overdue(QueueRow row) {
    long sure = row.overdueDays(recorded.asOf);
    long worst = row.overdueAtWorst(recorded.asOf);
    if (row.lacksDate()) {
      return "unknown: no report is dated";
    }
    if (worst == 0) {
      return "";
    }
    String days =
        sure == worst
            ? sure + " d"
            : sure > 0 ? sure + " to " + worst + " d" : "perhaps, by up to " + worst + " d";
    return row.fresh() ? days : "if it is still there, " + days;
  }

  private static String word(@Nullable Boolean answer, String yes, String no) {
    return answer == null ? "unknown" : answer ? yes : no;
  }

  private Table closed() {
    List<List<Cell>> rows =
        recorded.queue.closed().stream()
            .limit(MOST_ROWS)
            .map(row ->
                List.of(
                    Cell.of(row.id()),
                    Cell.of(row.component()),
                    Cell.of(
                        switch (row.state()) {
                          case NOT_AFFECTED -> "not affected";
                          case FIXED -> "fixed";
                          case SUPPRESSED -> "accepted or suppressed";
                          case OPEN -> "open";
                        }),
                    Cell.of(row.reason().isEmpty() ? "no reason is given" : row.reason())))
            .toList();
    return new Table(
        "Vulnerabilities that somebody spoke against",
        "By VEX, by an accepted risk, or in the scanner's own report.",
        List.of("vulnerability", "component", "said to be", "why"),
        rows);
  }
}
