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

  /** Returns the zone. */
  ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw usage(zone + " is no time zone", "--zone", "write it as Europe/Berlin, UTC or +02:00");
    }
  }

  /** Returns the format that was given, if any. */
  Optional<AccessLogFormat> format(Path folder) {
    if (format == null) {
      return Optional.empty();
    }
    String text = format;
    if (text.startsWith("@")) {
      Path file = folder.resolve(text.substring(1));
      try {
        text = Files.readString(file);
      } catch (IOException e) {
        throw usage(file + " cannot be read", "--format", "name a file that holds the format");
      }
    }
    return Optional.of(FormatReader.read(text.strip(), zone()));
  }

  /** Returns the routes that come first. */
  RoutePatterns patterns(Path folder) {
    List<String> all = new ArrayList<>(routes);
    for (String route : routes) {
      if (!route.startsWith("/")) {
        throw usage(route + " is no route", "--route", "begin it with a slash: /users/{id}");
      }
    }
    if (openapi != null) {
      all.addAll(OpenApiRoutes.read(folder.resolve(openapi)));
    }
    return new RoutePatterns(all);
  }

  private static TenfoldException usage(String what, String where, String fix) {
    return new TenfoldException(
        TenfoldException.Kind.USAGE, List.of(new Problem(what, where, fix)));
  }
}
