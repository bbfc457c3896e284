package dev.tenfold.cli;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.syntax.Detected;
import dev.tenfold.accesslog.syntax.DurationAdvice;
import dev.tenfold.accesslog.syntax.FormatDetection;
import dev.tenfold.collect.LogFile;
import dev.tenfold.diagnose.LogReading.FieldReading;
import dev.tenfold.diagnose.LogReading.FormatReading;
import dev.tenfold.source.accesslog.AccessLogs;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The logs that a command was given, each with how it will be read.
 *
 * @param logs those that can be read
 * @param notes what a person should know and need not act on
 */
record LogInputs(List<Input> logs, List<Problem> notes) {
  /**
   * A log and how it will be read.
   *
   * @param file the log
   * @param detected its format and how sure that is
   * @param origin how it came to be the format
   */
  record Input(LogFile file, Detected detected, String origin) {
    AccessLogFormat format() {
      return detected.format();
    }

    /** Returns how the log is read, as a diagnosis tells it. */
    FormatReading reading() {
      double confidence =
          detected.lines() == 0 ? 0 : (double) detected.matched() / detected.lines();
      List<FieldReading> fields =
          detected.fields().stream()
              .map(text -> {
                int colon = text.indexOf(": ");
                return colon < 0
                    ? new FieldReading(text, "")
                    : new FieldReading(text.substring(0, colon), text.substring(colon + 2));
              })
              .toList();
      return new FormatReading(format().name(), origin, confidence, fields);
    }
  }

  /** Finds the logs and their formats; what cannot be read is told all at once. */
  static LogInputs find(Environment environment, LogOptions options, List<String> arguments) {
    AccessLogs found =
        AccessLogs.find(
            arguments, environment.folder(), environment.clock().instant(), environment.in());
    Optional<AccessLogFormat> given = options.format(environment.folder());
    ZoneId zone = options.zone();
    List<Input> inputs = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (LogFile file : found.files()) {
      try {
        inputs.add(input(file, given, zone));
      } catch (TenfoldException e) {
        e.problems().forEach(p -> problems.add(at(file, p)));
      }
    }
    if (inputs.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.INPUT, problems);
    }
    List<Problem> notes = new ArrayList<>(found.notes());
    notes.addAll(problems);
    return new LogInputs(List.copyOf(inputs), List.copyOf(notes));
  }

  private static Input input(LogFile file, Optional<AccessLogFormat> given, ZoneId zone) {
    byte[] head = file.bytes(0, FormatDetection.HEAD_BYTES);
    return given.isPresent()
        ? new Input(file, FormatDetection.check(given.get(), head), "given by --format")
        : detected(file, FormatDetection.detect(head, zone));
  }

  private static Input detected(LogFile file, Detected detected) {
    return new Input(
        file,
        detected,
        "found in a sample of " + detected.lines() + " lines, " + detected.confidence());
  }

  private static Problem at(LogFile file, Problem problem) {
    String where = problem.where().isEmpty() ? file.name() : file.name() + ", " + problem.where();
    return new Problem(problem.what(), where, problem.fix());
  }

  /** Returns how to have durations logged by the server that wrote the first log. */
  String durationAdvice() {
    return DurationAdvice.advice(logs.getFirst().format());
  }
}
