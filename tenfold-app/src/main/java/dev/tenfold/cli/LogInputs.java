package dev.tenfold.cli;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.syntax.Detected;
import dev.tenfold.accesslog.syntax.DurationAdvice;
import dev.tenfold.accesslog.syntax.FormatDetection;
import dev.tenfold.collect.LogFile;
import dev.tenfold.diagnose.LogReading.FieldReading;
import dev.tenfold.diagnose.LogReading.FormatReading;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.source.accesslog.AccessLogs;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The logs that a command was given, each with how it will be read.
 *
 * @param logs those that can be read
 * @param notes what is wrong with the others, and what else a person should know
 * @param routes those that come before what is found
 */
record LogInputs(List<Input> logs, List<Problem> notes, RoutePatterns routes) {
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

  /**
   * Finds the logs and their formats; where none can be read, all that is wrong is told at once.
   */
  static LogInputs find(Environment environment, LogOptions options, List<String> arguments) {
    Stops stops = new Stops();
    Optional<LogOptions.Chosen> chosen = stops.tell(() -> options.chosen(environment.folder()));
    Optional<AccessLogs> found =
        stops.tell(() ->
            AccessLogs.find(
                arguments,
                environment.folder(),
                environment.clock().instant(),
                environment.in(),
                beside -> chosen.ifPresent(as -> stops.tell(() -> checked(beside, as)))));
    stops.throwAny();
    return of(found.orElseThrow(), chosen.orElseThrow());
  }

  private static LogInputs of(AccessLogs found, LogOptions.Chosen chosen) {
    List<Input> inputs = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (LogFile file : found.files()) {
      try {
        inputs.add(checked(file, chosen));
      } catch (TenfoldException e) {
        problems.addAll(e.problems());
      }
    }
    problems.addAll(found.notes());
    if (inputs.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.INPUT, problems);
    }
    return new LogInputs(List.copyOf(inputs), List.copyOf(problems), chosen.routes());
  }

  private static Input checked(LogFile file, LogOptions.Chosen chosen) {
    try {
      return input(file, chosen);
    } catch (TenfoldException e) {
      List<Problem> problems = e.problems().stream().map(p -> at(file, p)).toList();
      throw new TenfoldException(e.kind(), problems);
    }
  }

  private static Input input(LogFile file, LogOptions.Chosen chosen) {
    byte[] head = file.bytes(0, FormatDetection.HEAD_BYTES);
    return chosen
        .format()
        .map(given -> new Input(file, FormatDetection.check(given, head), "given by --format"))
        .orElseGet(() -> detected(file, FormatDetection.detect(head, chosen.zone())));
  }

  private static Input detected(LogFile file, Detected detected) {
    return new Input(
        file,
        detected,
        "found in a sample of "
            + detected.lines()
            + (detected.lines() == 1 ? " line, " : " lines, ")
            + detected.confidence());
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
