package dev.tenfold.cli;

import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.engage.SourceReport;
import dev.tenfold.engagement.Source;
import dev.tenfold.report.DiagnosisJson;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Problem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Tells what became of each source: a line, and what is to be mended below it. */
final class SourceTold {
  private static final int NAME = 16;

  private final Environment environment;
  private final boolean json;
  private final String collect;
  private final List<SourceReport> reports = new ArrayList<>();

  /** All sources, for machines. */
  private record Sources(List<SourceReport> sources) {}

  /** What was refused of a source, for machines. */
  private record Refused(String source, List<Refusal> refused) {}

  /**
   * @param collect the command that collects these sources
   */
  SourceTold(Environment environment, boolean json, String collect) {
    this.environment = environment;
    this.json = json;
    this.collect = collect;
  }

  /** Tells one source as soon as it is done. */
  void tell(SourceReport report) {
    reports.add(report);
    if (json) {
      return;
    }
    PrintStream out = environment.out();
    out.println(sign(report) + " " + padded(report.source()) + words(report));
    report.notes().forEach(note -> out.println("    note " + note));
    if (!report.rejected().isEmpty()) {
      out.println("    refused " + reasons(report.rejected()));
      if (report.kind() != Source.Kind.ACCESS_LOG) {
        out.println("    fix  " + collect + " --why " + report.source() + " lists samples");
      }
    }
    out.flush();
    ProblemText.print(environment.err(), report.problems());
  }

  /** Ends the account with the next step. */
  void end(String next) {
    if (json) {
      DiagnosisJson.write(new Sources(List.copyOf(reports)), environment.out());
    } else {
      long failed = reports.stream().filter(report -> !report.isUsable()).count();
      environment
          .out()
          .printf("%d of %d sources can be used%n", reports.size() - failed, reports.size());
      environment
          .out()
          .println("next    " + (anyUsable() ? next : "mend what is told above, then: " + collect));
    }
    environment.out().flush();
  }

  boolean anyUsable() {
    return reports.isEmpty() || reports.stream().anyMatch(SourceReport::isUsable);
  }

  /** Lists samples of what was refused of a source. */
  void refused(String source, List<Refusal> refusals) {
    PrintStream out = environment.out();
    if (json) {
      DiagnosisJson.write(new Refused(source, refusals), out);
      return;
    }
    if (refusals.isEmpty()) {
      out.println("nothing that was collected of " + source + " was refused");
    }
    for (Refusal refusal : refusals) {
      out.println(Digits.whole(refusal.records()) + "  " + refusal.reason());
      for (Problem sample : refusal.samples()) {
        out.println("    at   " + sample.where() + "  " + sample.what());
        out.println("    fix  " + sample.fix());
      }
    }
    out.flush();
  }

  private static String sign(SourceReport report) {
    return report.isUsable() ? report.problems().isEmpty() ? "✓" : "!" : "✗";
  }

  /** Returns the name of a source with room behind it, so that lines stand below each other. */
  static String padded(String name) {
    return name.length() < NAME ? name + " ".repeat(NAME - name.length()) : name + " ";
  }

  private static String words(SourceReport report) {
    String kind = report.kind().words();
    String places =
        report.added()
            + " new"
            + (report.known() == 0 ? "" : ", " + report.known() + " known and unchanged");
    return "%s   %s read = %s used + %s refused   %s"
        .formatted(
            kind,
            Digits.whole(report.read()),
            Digits.whole(report.used()),
            Digits.whole(report.read() - report.used()),
            places);
  }

  private static String reasons(List<Refusal> refusals) {
    List<String> words = new ArrayList<>();
    refusals.forEach(each -> words.add(each.reason() + " (" + Digits.whole(each.records()) + ")"));
    return String.join(", ", words);
  }
}
