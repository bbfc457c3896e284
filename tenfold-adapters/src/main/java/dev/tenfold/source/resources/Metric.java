package dev.tenfold.source.resources;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A metric of a well-known exporter, as it is, without functions of PromQL.
 *
 * @param name its name
 * @param role what it says
 * @param kind of which sort of resource
 * @param labels those that tell resources of the sort apart
 * @param counter whether its differences count
 * @param counted which of its series
 */
record Metric(
    String name,
    ResourceRole role,
    String kind,
    List<String> labels,
    boolean counter,
    Predicate<TimeSeries> counted) {

  static final String NODE_CPU = "node_cpu_seconds_total";

  /** A ratio of all processors: used of 1. */
  static final String PROCESS_CPU = "process_cpu_usage";

  private static final Set<String> IDLE = Set.of("idle", "iowait");

  private static final Map<String, Metric> KNOWN =
      List.of(
              new Metric(
                  NODE_CPU,
                  ResourceRole.USED,
                  "cpu",
                  List.of("instance"),
                  true,
                  series -> !IDLE.contains(series.label("mode"))),
              new Metric(
                  "container_cpu_usage_seconds_total",
                  ResourceRole.USED,
                  "container cpu",
                  List.of("namespace", "container"),
                  true,
                  series -> !Set.of("", "POD").contains(series.label("container"))),
              new Metric(
                  "process_cpu_seconds_total",
                  ResourceRole.USED,
                  "process cpu",
                  List.of("job"),
                  true,
                  any -> true),
              gauge(PROCESS_CPU, ResourceRole.USED, "process cpu", "job", "instance"),
              gauge("hikaricp_connections_active", ResourceRole.USED, "connections", "pool"),
              gauge("hikaricp_connections_max", ResourceRole.CAPACITY, "connections", "pool"),
              gauge("hikaricp_connections_pending", ResourceRole.WAITING, "connections", "pool"),
              gauge("tomcat_threads_busy_threads", ResourceRole.USED, "http threads", "job"),
              gauge(
                  "tomcat_threads_config_max_threads",
                  ResourceRole.CAPACITY,
                  "http threads",
                  "job"),
              gauge("executor_active_threads", ResourceRole.USED, "threads", "job", "name"),
              gauge("executor_pool_max_threads", ResourceRole.CAPACITY, "threads", "job", "name"),
              gauge("executor_queued_tasks", ResourceRole.WAITING, "threads", "job", "name"),
              gauge(
                  "pg_stat_activity_count",
                  ResourceRole.USED,
                  "postgresql connections",
                  "instance"),
              gauge(
                  "pg_settings_max_connections",
                  ResourceRole.CAPACITY,
                  "postgresql connections",
                  "instance"))
          .stream()
          .collect(Collectors.toMap(Metric::name, Function.identity()));

  private static Metric gauge(String name, ResourceRole role, String kind, String... labels) {
    return new Metric(name, role, kind, List.of(labels), false, any -> true);
  }

  /** Returns the metrics by name. */
  static Map<String, Metric> known() {
    return KNOWN;
  }
}
