package dev.tenfold.source.resources;

import java.util.List;

/**
 * A query that says something of resources of one sort, a series for each.
 *
 * @param kind which sort: {@code cpu}, {@code connections}
 * @param role what it says of them
 * @param labels those that tell resources of the sort apart, which stand before the kind in their
 *     names
 * @param promql the query; {@code $step} stands for the step, {@code 60s}
 * @param overStep whether a value is the mean over the step that ends with it, as that of {@code
 *     rate(…[$step])} is, and not a momentary reading
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Prometheus: querying
 *     basics</a>
 */
public record PrometheusQuery(
    String kind, ResourceRole role, List<String> labels, String promql, boolean overStep) {
  private static final String CONTAINERS = "{container!=\"\",container!=\"POD\"}";

  public PrometheusQuery {
    labels = List.copyOf(labels);
  }

  /**
   * Returns the queries that are asked by themselves:
   *
   * <ul>
   *   <li>node_exporter: processors ({@code node_cpu_seconds_total}, all modes but idle and
   *       iowait), memory that is not available, the busiest disk;
   *   <li>cAdvisor: processors by container against their quota;
   *   <li>JVM and Micrometer: {@code process_cpu_usage} times {@code system_cpu_count}; {@code
   *       hikaricp_connections_active}, {@code _max}, {@code _pending}; Tomcat's and executors'
   *       threads;
   *   <li>postgres_exporter: {@code pg_stat_activity_count} against {@code max_connections}.
   * </ul>
   */
  public static List<PrometheusQuery> builtIn() {
    List<String> host = List.of("instance");
    List<String> container = List.of("namespace", "container");
    List<String> job = List.of("job");
    List<String> pool = List.of("job", "pool");
    List<String> executor = List.of("job", "name");
    return List.of(
        mean("cpu", host, "rate(node_cpu_seconds_total{mode!~\"idle|iowait\"}[$step])"),
        of(
            "cpu",
            ResourceRole.CAPACITY,
            host,
            "count by (instance) (node_cpu_seconds_total{mode=\"idle\"})"),
        of(
            "memory",
            ResourceRole.USED,
            host,
            "node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes"),
        of("memory", ResourceRole.CAPACITY, host, "node_memory_MemTotal_bytes"),
        new PrometheusQuery(
            "busiest disk",
            ResourceRole.USED,
            host,
            "max by (instance) (rate(node_disk_io_time_seconds_total[$step]))",
            true),
        of(
            "busiest disk",
            ResourceRole.CAPACITY,
            host,
            "count by (instance) (node_disk_io_time_seconds_total) * 0 + 1"),
        mean(
            "container cpu",
            container,
            "rate(container_cpu_usage_seconds_total" + CONTAINERS + "[$step])"),
        sum(
            "container cpu",
            ResourceRole.CAPACITY,
            container,
            "container_spec_cpu_quota" + CONTAINERS + " / container_spec_cpu_period" + CONTAINERS),
        sum("process cpu", ResourceRole.USED, job, "process_cpu_usage * system_cpu_count"),
        sum("process cpu", ResourceRole.CAPACITY, job, "system_cpu_count"),
        sum("connections", ResourceRole.USED, pool, "hikaricp_connections_active"),
        sum("connections", ResourceRole.CAPACITY, pool, "hikaricp_connections_max"),
        sum("connections", ResourceRole.WAITING, pool, "hikaricp_connections_pending"),
        sum("http threads", ResourceRole.USED, job, "tomcat_threads_busy_threads"),
        sum("http threads", ResourceRole.CAPACITY, job, "tomcat_threads_config_max_threads"),
        sum("threads", ResourceRole.USED, executor, "executor_active_threads"),
        sum("threads", ResourceRole.CAPACITY, executor, "executor_pool_max_threads"),
        sum("threads", ResourceRole.WAITING, executor, "executor_queued_tasks"),
        sum("postgresql connections", ResourceRole.USED, host, "pg_stat_activity_count"),
        of(
            "postgresql connections",
            ResourceRole.CAPACITY,
            host,
            "max by (instance) (pg_settings_max_connections)"));
  }

  private static PrometheusQuery of(
      String kind, ResourceRole role, List<String> labels, String promql) {
    return new PrometheusQuery(kind, role, labels, promql, false);
  }

  private static PrometheusQuery sum(
      String kind, ResourceRole role, List<String> labels, String inner) {
    return of(kind, role, labels, "sum by (" + String.join(", ", labels) + ") (" + inner + ")");
  }

  private static PrometheusQuery mean(String kind, List<String> labels, String inner) {
    String promql = "sum by (" + String.join(", ", labels) + ") (" + inner + ")";
    return new PrometheusQuery(kind, ResourceRole.USED, labels, promql, true);
  }

  /** Returns the query with its step filled in. */
  String promql(long stepSeconds) {
    return promql.replace("$step", stepSeconds + "s");
  }
}
