package dev.tenfold.source.openapi;

import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The paths of an OpenAPI or Swagger description, YAML or JSON.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html#paths-object">OpenAPI 3.1.1, Paths
 *     Object</a>
 */
public final class OpenApiRoutes {
  private OpenApiRoutes() {}

  /**
   * Returns the paths of the description, {@code /users/{id}}, each also behind the base paths of
   * its servers.
   *
   * @throws TenfoldException INPUT when the file cannot be read or names no path
   */
  public static List<String> read(Path file) {
    Object description = load(file);
    if (!(description instanceof Map<?, ?> map)
        || !(map.get("paths") instanceof Map<?, ?> paths)
        || paths.isEmpty()) {
      throw TenfoldException.input(
          "the description names no paths", file.toString(), "give an OpenAPI file with paths:");
    }
    List<String> bases = bases(map);
    List<String> routes = new ArrayList<>();
    for (Object path : paths.keySet()) {
      if (path instanceof String text && text.startsWith("/")) {
        routes.add(text);
        bases.forEach(base -> routes.add(base + text));
      }
    }
    return routes.stream().distinct().toList();
  }

  private static @Nullable Object load(Path file) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Load(settings).loadFromString(Files.readString(file));
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw TenfoldException.input(
          "the description is neither YAML nor JSON: " + e.getProblem(),
          file + where,
          "mend it there");
    } catch (IOException | YamlEngineException e) {
      throw TenfoldException.input(
          "the description cannot be read: " + e.getMessage(),
          file.toString(),
          "name an OpenAPI file");
    }
  }

  private static List<String> bases(Map<?, ?> description) {
    List<String> bases = new ArrayList<>();
    if (description.get("basePath") instanceof String base) {
      bases.add(base);
    }
    if (description.get("servers") instanceof List<?> servers) {
      for (Object server : servers) {
        if (server instanceof Map<?, ?> map && map.get("url") instanceof String url) {
          bases.add(path(url));
        }
      }
    }
    return bases.stream()
        .map(base -> base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
        .filter(base -> base.startsWith("/"))
        .toList();
  }

  private static String path(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException templated) {
      return "";
    }
  }
}
