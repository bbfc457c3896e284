package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Table;
import dev.tenfold.diagnose.security.AttackEvidence.Probe;
import dev.tenfold.diagnose.security.AttackEvidence.Scanners;
import dev.tenfold.diagnose.security.AttackEvidence.SignIns;
import dev.tenfold.units.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the access log shows of attacks. */
final class AttackTables {
  private static final int MOST_ROWS = 50;

  private AttackTables() {}

  static List<Exhibit> of(AttackEvidence attacks) {
    List<Exhibit> tables = new ArrayList<>();
    if (!attacks.probes().isEmpty()) {
      tables.add(probes(attacks));
    }
    if (!attacks.signIns().isEmpty()) {
      tables.add(signIns(attacks));
    }
    if (attacks.scanners().requests() > 0) {
      tables.add(scanners(attacks));
    }
    return tables;
  }

  private static String looked(AttackEvidence attacks) {
    return "Of " + Digits.whole(attacks.requests()) + " requests in " + attacks.source();
  }

  private static Table probes(AttackEvidence attacks) {
    String served =
        attacks.served() == 0
            ? ""
            : " "
                + Digits.whole(attacks.served())
                + " requests for paths of platforms that the product seems to be built on are left"
                + " out.";
    Probing probing = new Probing(attacks.probes());
    int rest = attacks.probes().size() - MOST_ROWS;
    return new Table(
        "What is probed",
        looked(attacks)
            + ", by path alone: query strings and bodies are not kept. "
            + Digits.whole(attacks.withoutPath())
            + " requests have no path that is kept whole, and probing among them may be missed."
            + served
            + (rest > 0 ? " " + Digits.whole(rest) + " more paths were probed." : ""),
        List.of("path", "requests", "answered with content", "mean size", "found something"),
        attacks.probes().stream().limit(MOST_ROWS).map(each -> row(probing, each)).toList());
  }

  private static List<Cell> row(Probing probing, Probe probe) {
    double mean = probe.meanBytes();
    String found =
        probe.answered() == 0
            ? "no"
            : probing.isOnePage(probe) ? "one page for many paths" : "look at it";
    return List.of(
        Cell.of(probe.path()),
        Cell.of(Digits.whole(probe.requests())),
        Cell.of(Digits.whole(probe.answered())),
        Cell.of(Double.isNaN(mean) ? "" : Digits.whole(Math.round(mean)) + " B"),
        Cell.of(found));
  }

  private static Table signIns(AttackEvidence attacks) {
    return new Table(
        "Who fails to sign in",
        looked(attacks)
            + ", POST to paths that people sign in at; refused is 400, 401, 403, 422, 423 and 429."
            + " Where a product answers a wrong password with 200 or a redirect, the log does not"
            + " tell it.",
        List.of("route", "attempts", "refused", "by status"),
        attacks.signIns().stream()
            .sorted(Comparator.comparingLong(SignIns::refused).reversed())
            .limit(MOST_ROWS)
            .map(AttackTables::row)
            .toList());
  }

  private static List<Cell> row(SignIns tried) {
    String statuses =
        tried.refusals().entrySet().stream()
            .map(each -> each.getKey() + ": " + Digits.whole(each.getValue()))
            .collect(Collectors.joining(", "));
    return List.of(
        Cell.of(tried.route()),
        Cell.of(Digits.whole(tried.attempts())),
        Cell.of(Digits.whole(tried.refused())),
        Cell.of(statuses));
  }

  private static Table scanners(AttackEvidence attacks) {
    Scanners scanners = attacks.scanners();
    return new Table(
        "Who scans",
        looked(attacks)
            + ", by the name that a client gives itself (Nikto, sqlmap, Nuclei, Censys …); who"
            + " hides behind a browser's name is not seen.",
        List.of("clients", "requests", "answered with content"),
        List.of(
            List.of(
                Cell.of("security scanners"),
                Cell.of(Digits.whole(scanners.requests())),
                Cell.of(Digits.whole(scanners.answered())))));
  }
}
