package dev.tenfold.shop.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The OpenTelemetry agent, told to print what it observes as lines of OTLP JSON.
 *
 * @param traced which part of the requests is traced
 * @see <a href="https://opentelemetry.io/docs/languages/java/configuration/">OpenTelemetry:
 *     configure the SDK</a>
 */
record Agent(Path jar, double traced) {
  List<String> flags() {
    return List.of("-javaagent:" + jar.toAbsolutePath());
  }

  /** Nothing that tells the machine it was recorded on. */
  Map<String, String> environment(String version) {
    return Map.of(
        "OTEL_SERVICE_NAME", "shop",
        "OTEL_RESOURCE_ATTRIBUTES",
            "service.version=" + version + ",deployment.environment.name=recording",
        "OTEL_RESOURCE_DISABLED_KEYS",
            "host.name,host.id,process.command_args,process.command_line,process.executable.path",
        "OTEL_TRACES_EXPORTER", "experimental-otlp/stdout",
        "OTEL_METRICS_EXPORTER", "experimental-otlp/stdout",
        "OTEL_LOGS_EXPORTER", "none",
        "OTEL_TRACES_SAMPLER", "parentbased_traceidratio",
        "OTEL_TRACES_SAMPLER_ARG", Double.toString(traced),
        "OTEL_METRIC_EXPORT_INTERVAL", "10000",
        "OTEL_INSTRUMENTATION_COMMON_DB_STATEMENT_SANITIZER_ENABLED", "true");
  }
}
