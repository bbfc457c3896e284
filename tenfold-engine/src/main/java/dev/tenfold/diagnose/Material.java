package dev.tenfold.diagnose;

import dev.tenfold.diagnose.LogReading.FormatReading;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.route.Route;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * What a diagnosis is made from.
 *
 * @param aggregate all requests, added up; at least one
 * @param routes the routes that are shown
 * @param fold index in {@code routes} for each route number that cells carry
 * @param logs the logs, by the number that chunks carry
 * @param durationFix how to have durations logged: the line to add to that server's configuration
 * @param typed the route of each number that cells carry, as its path was typed
 */
public record Material(
    Aggregate aggregate,
    List<Route> routes,
    IntUnaryOperator fold,
    List<LogFacts> logs,
    String durationFix,
    IntFunction<Route> typed) {
  public Material {
    routes = List.copyOf(routes);
    logs = List.copyOf(logs);
    if (aggregate.requests() == 0) {
      throw new IllegalArgumentException("no request to diagnose");
    }
  }

  /**
   * What is known of a log beside its lines.
   *
   * @param name the path as it was given
   * @param format how its lines were read
   * @param problems what went wrong without stopping the reading
   */
  public record LogFacts(String name, FormatReading format, List<String> problems) {
    public LogFacts {
      problems = List.copyOf(problems);
    }
  }

  String logName(int log) {
    return log < logs.size() ? logs.get(log).name() : "log " + log;
  }
}
