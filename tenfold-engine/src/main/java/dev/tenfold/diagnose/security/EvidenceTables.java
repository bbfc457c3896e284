package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Table;
import dev.tenfold.observe.Scan;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which tools looked, and what the access log shows of attacks. */
final class EvidenceTables {
  private static final int MOST_ROWS = 50;

  private final Recorded recorded;

  EvidenceTables(Recorded recorded) {
    this.recorded = recorded;
  }

  List<Exhibit> tables() {
    List<Exhibit> tables = new ArrayList<>();
    if (!recorded.reports.scans().isEmpty()) {
      tables.add(scans());
    }
    AttackEvidence attacks = recorded.material.evidence().attacks();
    if (attacks != null) {
      tables.addAll(AttackTables.of(attacks));
    }
    return tables;
  }

  private Table scans() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Scan scan : recorded.reports.scans().reversed()) {
      Instant at = scan.at();
      String sha = scan.sha256();
      String end = scan.completed() ? Digits.whole(scan.found()) : "did not come to its end";
      rows.add(
          List.of(
              Cell.of(scan.label()),
              Cell.of(scan.kind().name().toLowerCase(Locale.ROOT)),
              Cell.of(scan.subject()),
              Cell.of(at == null ? "unknown" : Times.date(at)),
              Cell.of(at == null ? "" : recorded.age(at)),
              Cell.of(end),
              Cell.of(scan.place().source()),
              Cell.of(sha.substring(0, Math.min(12, sha.length())))));
    }
    return new Table(
        "What was looked at",
        "A tool that looked and found nothing is told from one that did not look.",
        List.of("tool", "for", "subject", "on", "age", "found", "file", "sha256"),
        rows.stream().limit(MOST_ROWS).toList());
  }
}
