package dev.tenfold.cli;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.syntax.FormatReader;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.source.openapi.OpenApiRoutes;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how logs are to be read; the same for every command that reads logs. */
final class LogOptions {
  @Option(
      names = "--format",
      paramLabel = "<format>",
      description = {
        "The server's own words: nginx log_format, Apache",
        "LogFormat, HAProxy log-format, Envoy's format string,",
        "a #Fields line. Or a name: combined, haproxy.",
        "Or a mapping: \"json: time=ts, duration=took:ms\".",
        "Or @file, which holds one of these.",
        "Without it the format is found by looking."
      })
  @Nullable String format;

  @Option(
      names = "--service",
      paramLabel = "<name>",
      defaultValue = "site",
      description = {"Service of requests whose log names no host.", "Default: ${DEFAULT-VALUE}."})
  String service = "site";

  @Option(
      names = "--route",
      paramLabel = "<pattern>",
      description = {
        "A route of the product, /users/{id}; comes before",
        "what is found. Repeatable."
      })
  List<String> routes = new ArrayList<>();

  @Option(
      names = "--openapi",
      paramLabel = "<file>",
      description = {"An OpenAPI description, YAML or JSON, whose paths", "are routes."})
  @Nullable Path openapi;

  @Option(
      names = "--zone",
      paramLabel = "<zone>",
      defaultValue = "UTC",
      description = {
        "Zone of stamps that carry none: Europe/Berlin.",
        "Default: ${DEFAULT-VALUE}."
      })
  String zone = "UTC";

  /**
   * What the options come to.
   *
   * @param format empty where it is to be found by looking
   * @param zone zone of stamps that carry none
   * @param routes those that come before what is found
   */
  record Chosen(Optional<AccessLogFormat> format, ZoneId zone, RoutePatterns routes) {}

  /** Returns what the options come to; what is wrong with them is told all at once. */
  Chosen chosen(Path folder) {
    Stops stops = new Stops();
    ZoneId known = stops.tell(this::readZone).orElse(ZoneOffset.UTC);
    Optional<AccessLogFormat> given =
        Optional.ofNullable(format).flatMap(text -> stops.tell(() -> read(text, folder, known)));
    List<String> all = new ArrayList<>(stops.tell(this::readRoutes).orElse(List.of()));
    Optional.ofNullable(openapi)
        .flatMap(file -> stops.tell(() -> OpenApiRoutes.read(folder.resolve(file))))
        .ifPresent(all::addAll);
    stops.throwAny();
    return new Chosen(given, known, new RoutePatterns(all));
  }

  private ZoneId readZone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw usage(zone + " is no time zone", "--zone", "write it as Europe/Berlin, UTC or +02:00");
    }
  }

  private static AccessLogFormat read(String format, Path folder, ZoneId zone) {
    if (!format.startsWith("@")) {
      return FormatReader.read(format.strip(), zone);
    }
    Path file = folder.resolve(format.substring(1));
    try {
      return FormatReader.read(Files.readString(file).strip(), zone);
    } catch (IOException e) {
      throw usage(file + " cannot be read", "--format", "name a file that holds the format");
    }
  }

  private List<String> readRoutes() {
    for (String route : routes) {
      if (!route.startsWith("/")) {
        throw usage(route + " is no route", "--route", "begin it with a slash: /users/{id}");
      }
    }
    return routes;
  }

  private static TenfoldException usage(String what, String where, String fix) {
    return new TenfoldException(
        TenfoldException.Kind.USAGE, List.of(new Problem(what, where, fix)));
  }
}
