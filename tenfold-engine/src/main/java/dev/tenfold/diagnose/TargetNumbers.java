package dev.tenfold.diagnose;

import dev.tenfold.engagement.Target;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds in a diagnosis the numbers that targets are about. */
final class TargetNumbers {
  private final Diagnosis diagnosis;

  TargetNumbers(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** Returns the dimension that a target belongs to. */
  static Dimension dimension(Target target) {
    return switch (target.metric()) {
      case LATENCY, ERROR_RATE -> Dimension.PERFORMANCE;
      case DEPLOYMENT_FREQUENCY,
          CHANGE_LEAD_TIME,
          CHANGE_FAIL_RATE,
          DEPLOYMENT_REWORK_RATE,
          FAILED_DEPLOYMENT_RECOVERY_TIME ->
          Dimension.VELOCITY;
      case INCIDENT_RATE, TIME_TO_RESTORE -> Dimension.RELIABILITY;
      case UNIT_COST -> Dimension.COST;
      case SECURITY_GAPS -> Dimension.SECURITY;
    };
  }

  /** Returns the number of a target; a measured one where there are several. */
  Optional<Measurement> of(Target target) {
    Stream<Measurement> found =
        switch (target.metric()) {
          case LATENCY -> latencies(target).map(latency -> quantile(target, latency));
          case ERROR_RATE -> errors(target).map(Errors::serverErrors);
          case DEPLOYMENT_FREQUENCY -> indicators(target, "deployment frequency");
          case CHANGE_LEAD_TIME -> indicators(target, "change lead time");
          case CHANGE_FAIL_RATE -> indicators(target, "change fail rate, stated or undone");
          case DEPLOYMENT_REWORK_RATE -> indicators(target, "deployment rework rate");
          case FAILED_DEPLOYMENT_RECOVERY_TIME ->
              indicators(target, "failed deployment recovery time");
          case INCIDENT_RATE -> indicators(target, "incidents a month");
          case TIME_TO_RESTORE -> indicators(target, "time to restore");
          case UNIT_COST -> indicators(target, "cost a");
          case SECURITY_GAPS -> indicators(target, "gaps");
        };
    return found.min((one, other) -> Boolean.compare(isMissing(one), isMissing(other)));
  }

  private static boolean isMissing(Measurement measurement) {
    return measurement instanceof Measurement.Missing;
  }

  private Stream<Measurement> indicators(Target target, String name) {
    return diagnosis.chapters().stream()
        .filter(chapter -> chapter.dimension() == dimension(target))
        .flatMap(chapter -> chapter.indicators().stream())
        .map(Indicator::value)
        .filter(value -> value.subject().indicator().startsWith(name));
  }

  private Stream<Latency> latencies(Target target) {
    return target.route().isEmpty()
        ? Stream.of(diagnosis.performance().overall().latency())
        : rows(target).map(RouteRow::latency);
  }

  private Stream<Errors> errors(Target target) {
    return target.route().isEmpty()
        ? Stream.of(diagnosis.performance().overall().errors())
        : rows(target).map(RouteRow::errors);
  }

  private Stream<RouteRow> rows(Target target) {
    return diagnosis.performance().routes().stream()
        .filter(row -> row.label().equals(target.route()))
        .filter(row -> target.service().isEmpty() || row.service().equals(target.service()));
  }

  private static Measurement quantile(Target target, Latency latency) {
    double q = target.objective().quantile();
    return q >= 0.999
        ? latency.p999()
        : q >= 0.99 ? latency.p99() : q >= 0.9 ? latency.p95() : latency.p50();
  }

  /**
   * Returns a target's objective in the unit of the number it is about: seconds, a ratio, or as it
   * stands; NaN where the two units do not go together.
   */
  static double objective(Target target, Unit unit) {
    double value = target.objective().value();
    String written = target.objective().unit();
    return switch (unit.kind()) {
      case DURATION, SPAN ->
          switch (written) {
            case "ms" -> value / 1000;
            case "s" -> value;
            case "min" -> value * 60;
            case "h" -> value * 3600;
            case "d" -> value * 86_400;
            default -> Double.NaN;
          };
      case RATIO ->
          switch (written) {
            case "%" -> value / 100;
            case "1", "" -> value;
            default -> Double.NaN;
          };
      default -> value;
    };
  }

  /** Returns the standard error of a mean of the window's parts; NaN where they are too few. */
  double betweenParts(Target target, int fewest) {
    boolean median = target.objective().quantile() < 0.9;
    double[] parts =
        diagnosis.performance().timeline().columns().stream()
            .map(column -> median ? column.p50() : column.p95())
            .filter(Objects::nonNull)
            .mapToDouble(Estimate::value)
            .toArray();
    if (target.metric() != Target.Metric.LATENCY || parts.length < fewest) {
      return Double.NaN;
    }
    double mean = 0;
    for (double part : parts) {
      mean += part / parts.length;
    }
    double squares = 0;
    for (double part : parts) {
      squares += (part - mean) * (part - mean);
    }
    return Math.sqrt(squares / (parts.length - 1) / parts.length);
  }
}
