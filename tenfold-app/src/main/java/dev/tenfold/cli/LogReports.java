package dev.tenfold.cli;

import dev.tenfold.collect.Collected;
import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.engage.SourceReport;
import dev.tenfold.engagement.Source;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.List;

/** What became of access logs, told as of any other source. */
final class LogReports {
  private LogReports() {}

  /**
   * Returns the report of a source.
   *
   * @param held whether its logs gave requests, now or before
   */
  static SourceReport of(Source source, LogInputs inputs, Collected collected, boolean held) {
    long read = 0;
    long used = 0;
    int known = 0;
    List<Problem> problems = new ArrayList<>(inputs.notes());
    for (Collected.Part log : collected.logs()) {
      read += log.read();
      used += log.used();
      known += log.read() == 0 && log.knownBytes() > 0 ? 1 : 0;
      problems.addAll(log.problems());
    }
    int added = collected.logs().size() - known;
    List<Refusal> refused =
        read == used
            ? List.of()
            : List.of(
                new Refusal(
                    "lines that are no requests; tenfold diagnose lists samples",
                    read - used,
                    List.of()));
    return new SourceReport(
        source.name(), source.kind(), added, known, held, read, used, refused, List.of(), problems);
  }

  static SourceReport failed(Source source, List<Problem> problems, boolean held) {
    return new SourceReport(
        source.name(), source.kind(), 0, 0, held, 0, 0, List.of(), List.of(), problems);
  }
}
