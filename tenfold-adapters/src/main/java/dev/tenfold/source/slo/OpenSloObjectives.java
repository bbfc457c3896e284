package dev.tenfold.source.slo;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Place;
import dev.tenfold.slo.Objective;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Objectives from OpenSLO v1, of which a file may hold several. What requests can answer is told by
 * annotations of the SLO, or of its indicator:
 *
 * <pre>
 * annotations:
 *   tenfold.dev/good: status            # or latency
 *   tenfold.dev/route: GET /search      # all requests without it
 *   tenfold.dev/within: 300ms           # for latency; or the objective's value, in the unit of
 *   tenfold.dev/unit: ms                #   its threshold
 * </pre>
 *
 * @see <a href="https://github.com/OpenSLO/OpenSLO/blob/main/specification/">OpenSLO specification,
 *     v1</a>
 */
public final class OpenSloObjectives {
  private static final int MOST_BYTES = 4 << 20;
  private static final int DEEPEST = 100;

  private OpenSloObjectives() {}

  /**
   * Returns the objectives in {@code in}, which stays open. Records are documents; those that are
   * no SLO hold no objective.
   */
  public static Delivery<Objective> read(String name, InputStream in) throws IOException {
    DeliveryCount<Objective> count = new DeliveryCount<>(name);
    byte[] content = in.readNBytes(MOST_BYTES + 1);
    if (content.length > MOST_BYTES) {
      count.reject(
          "too long",
          new Problem("a file of more than 4 MiB", name, "keep objectives in files of their own"));
      return count.delivery();
    }
    List<YamlNode> documents = documents(name, new String(content, StandardCharsets.UTF_8), count);
    Map<String, YamlNode> indicators = new HashMap<>();
    for (YamlNode document : documents) {
      if (document.text("kind").equals("SLI")) {
        indicators.put(document.text("metadata", "name"), document);
      }
    }
    for (YamlNode document : documents) {
      document(name, document, indicators, count);
    }
    return count.delivery();
  }

  private static List<YamlNode> documents(
      String name, String content, DeliveryCount<Objective> count) {
    List<YamlNode> documents = new ArrayList<>();
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(name).build();
      if (isDeeperThanStacksAre(content, settings)) {
        count.reject(
            "nested too deep",
            new Problem("more than 100 levels of nesting", name, "write it flatter"));
        return documents;
      }
      for (Node node : new Compose(settings).composeAllFromString(content)) {
        documents.add(new YamlNode(node));
      }
    } catch (MarkedYamlEngineException e) {
      long line = e.getProblemMark().map(mark -> mark.getLine() + 1L).orElse(0L);
      count.reject(
          "no YAML",
          new Problem("no YAML: " + e.getProblem(), new Place(name, line).text(), "mend it there"));
    } catch (YamlEngineException e) {
      count.reject("no YAML", new Problem("no YAML: " + e.getMessage(), name, "mend it"));
    }
    return documents;
  }

  /** Composing recurses where parsing does not. */
  private static boolean isDeeperThanStacksAre(String content, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(content)) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        default -> {}
      }
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }

  private static void document(
      String name,
      YamlNode document,
      Map<String, YamlNode> indicators,
      DeliveryCount<Objective> count) {
    String version = document.text("apiVersion");
    if (!version.equals("openslo/v1") || document.text("kind").isEmpty()) {
      count.reject(
          "no OpenSLO v1",
          new Problem(
              version.isEmpty() ? "a document without apiVersion" : "apiVersion " + version,
              new Place(name, document.line()).text(),
              "write apiVersion: openslo/v1 and a kind"));
    } else if (document.text("kind").equals("SLO")) {
      SloDocument slo = new SloDocument(name, document, indicators);
      List<Objective> objectives = slo.objectives();
      if (slo.problems().isEmpty()) {
        count.use(objectives);
      } else {
        slo.problems().stream()
            .limit(1)
            .forEach(problem -> count.reject("an SLO that cannot be used", problem));
        slo.problems().stream()
            .skip(1)
            .forEach(problem ->
                count.note(problem.what() + " at " + problem.where() + ": " + problem.fix() + "."));
      }
    } else {
      count.use(List.of());
    }
  }
}
