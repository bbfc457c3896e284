package dev.tenfold.cli;

import dev.tenfold.collect.Fingerprint;
import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogScan;
import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.Material.LogFacts;
import dev.tenfold.diagnose.PerformanceDiagnosis;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.Tally;
import dev.tenfold.route.Folding;
import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Diagnoses logs without a workspace: nothing is kept but the result. */
final class LogDiagnosis {
  private final Environment environment;

  LogDiagnosis(Environment environment) {
    this.environment = environment;
  }

  Diagnosis of(List<String> arguments, LogOptions options) {
    LogInputs inputs = LogInputs.find(environment, options, arguments);
    RouteTable routes = new RouteTable(inputs.routes());
    ProblemText.print(environment.err(), inputs.notes());
    List<Log> open = new ArrayList<>();
    try {
      for (LogInputs.Input input : inputs.logs()) {
        open.add(input.file().open(0));
      }
      Aggregate aggregate = scan(inputs, open, routes, options.service);
      return diagnose(inputs, open, routes, aggregate);
    } finally {
      open.forEach(Log::close);
    }
  }

  private Aggregate scan(LogInputs inputs, List<Log> open, RouteTable routes, String service) {
    List<LogScan.Input> logs = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      logs.add(new LogScan.Input(open.get(i), inputs.logs().get(i).format(), service));
    }
    Map<Thread, Aggregate> parts = new ConcurrentHashMap<>();
    try (Progress progress = new Progress(environment, open)) {
      new LogScan(logs, routes, key(inputs))
          .run(
              environment.threads(),
              environment.workers(),
              (chunk, ending) -> {
                parts.computeIfAbsent(Thread.currentThread(), any -> new Aggregate()).add(chunk);
                progress.take(chunk);
              });
      progress.done();
    }
    Aggregate all = new Aggregate();
    parts.values().forEach(all::merge);
    return all;
  }

  /** Returns a key that is the same for the same logs, so that a report can be made again. */
  private static long key(LogInputs inputs) {
    Fingerprint first = inputs.logs().getFirst().file().fingerprint();
    return Long.parseUnsignedLong(first.sha256().substring(0, 16), 16);
  }

  private static Diagnosis diagnose(
      LogInputs inputs, List<Log> open, RouteTable routes, Aggregate aggregate) {
    if (aggregate.requests() == 0) {
      throw nothingUsed(inputs, aggregate);
    }
    Folding folding = routes.fold();
    List<LogFacts> facts = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      LogInputs.Input input = inputs.logs().get(i);
      List<String> problems = new ArrayList<>(input.detected().doubts());
      problems.addAll(input.detected().notes());
      open.get(i).problems().forEach(p -> problems.add(p.what()));
      if (i == 0) {
        inputs.notes().forEach(p -> problems.add(p.what() + " (" + p.where() + ")"));
      }
      facts.add(new LogFacts(input.file().name(), input.reading(), problems));
    }
    return PerformanceDiagnosis.of(
        new Material(
            aggregate,
            folding.routes(),
            folding::of,
            facts,
            inputs.durationAdvice(),
            routes::route));
  }

  private static TenfoldException nothingUsed(LogInputs inputs, Aggregate aggregate) {
    List<Problem> problems = new ArrayList<>();
    aggregate
        .tallies()
        .forEach((log, tally) ->
            problems.add(
                new Problem(
                    "none of " + tally.read() + " lines is a request: " + reasons(tally),
                    inputs.logs().get(log).file().name(),
                    "give its format with --format")));
    if (problems.isEmpty()) {
      problems.add(
          new Problem(
              "no whole line to read",
              inputs.logs().getFirst().file().name(),
              "wait until a request is logged"));
    }
    return new TenfoldException(TenfoldException.Kind.INPUT, problems);
  }

  private static String reasons(Tally tally) {
    StringBuilder text = new StringBuilder();
    tally
        .rejectedByReason()
        .forEach((why, lines) ->
            text.append(text.isEmpty() ? "" : ", ").append(lines).append(' ').append(why.words()));
    return text.toString();
  }
}
