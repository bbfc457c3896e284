package dev.tenfold.engagement;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where telemetry is.
 *
 * @param name unique in the engagement
 * @param kind what it holds
 * @param paths files, globs and folders, relative to the workspace
 * @param url where a server answers; null for files
 * @param hosts addresses of the product that may be asked for headers and handshakes
 * @param service whose telemetry it is; empty where records say so themselves
 * @param options further settings, by name
 */
public record Source(
    String name,
    Kind kind,
    List<String> paths,
    @Nullable URI url,
    List<URI> hosts,
    String service,
    Map<String, String> options) {
  public Source {
    paths = List.copyOf(paths);
    hosts = List.copyOf(hosts);
    options = Map.copyOf(options);
  }

  /** What a source holds. */
  public enum Kind {
    ACCESS_LOG,
    GIT,
    DEPLOYMENTS,
    INCIDENTS,
    SLO,
    COST,
    SECURITY,
    VITALS,
    RESOURCES,
    PROMETHEUS;

    /** Returns what it is called: {@code access log}. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Returns a setting, or {@code otherwise}. */
  public String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }
}
