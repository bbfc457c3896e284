package dev.tenfold.workspace;

import dev.tenfold.verdict.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as a tree that knows on which line each part stands. Anchors are expanded, within
 * bounds; keys that occur twice are problems.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>
 */
final class YamlText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_NODES = 200_000;
  private static final int MOST_ALIASES = 50;
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int DEEPEST = 50;
  private static final int LONGEST_POINTER = 1000;

  private final String name;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private JsonNode root = NODES.missingNode();
  private int nodes;

  private YamlText(String name) {
    this.name = name;
  }

  /** Returns the tree of {@code text}; where there are problems, it is not to be used. */
  static YamlText of(String name, String text) {
    YamlText yaml = new YamlText(name);
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(name)
              .setMaxAliasesForCollections(MOST_ALIASES)
              .setCodePointLimit(MOST_CHARACTERS)
              .build();
      checkDepth(settings, text);
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        yaml.problem("", "the file is empty", "tenfold init writes one to start from");
      } else {
        yaml.root = yaml.tree(node.get(), "");
      }
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      yaml.problems.add(
          new Problem("this is no YAML: " + e.getProblem(), name + where, "mend it there"));
    } catch (YamlEngineException e) {
      yaml.problems.add(
          new Problem(
              "this cannot be read: " + e.getMessage(),
              name,
              "write it as tenfold init does, without anchors"));
    }
    return yaml;
  }

  /** Composing recurses, so what is nested too deep has to be found before. */
  private static void checkDepth(LoadSettings settings, String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        throw new YamlEngineException("it is nested more than 50 deep, on line " + line);
      }
    }
  }

  JsonNode root() {
    return root;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Returns {@code file:line} of a part, or of the nearest part around it that there is. */
  String where(String pointer) {
    for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      Integer line = lines.get(at);
      if (line != null) {
        return name + ":" + line;
      }
    }
    return name + ":" + lines.getOrDefault("", 1);
  }

  private void problem(String pointer, String what, String fix) {
    problems.add(new Problem(what, where(pointer), fix));
  }

  private JsonNode tree(Node node, String pointer) {
    lines.putIfAbsent(pointer, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    if (pointer.length() > LONGEST_POINTER) {
      throw new YamlEngineException("it holds itself, or keys that are too long");
    }
    if (++nodes > MOST_NODES) {
      throw new YamlEngineException("it holds more than " + MOST_NODES + " parts");
    }
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, pointer);
      case SequenceNode sequence -> {
        var array = NODES.arrayNode();
        for (Node item : sequence.getValue()) {
          array.add(tree(item, pointer + "/" + array.size()));
        }
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> NODES.nullNode();
    };
  }

  private JsonNode mapping(MappingNode mapping, String pointer) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple pair : mapping.getValue()) {
      String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      int line = pair.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
      if (object.has(key)) {
        problems.add(
            new Problem(
                key + " stands here twice",
                name + ":" + line,
                "keep one of the two, this or that"));
      }
      lines.putIfAbsent(at, line);
      object.set(key, tree(pair.getValueNode(), at));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(text.equalsIgnoreCase("true"));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return NODES.numberNode(new BigInteger(text));
      }
      if (tag.equals(Tag.FLOAT)) {
        return NODES.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      // Octal, hexadecimal, infinity: nothing here is any of them.
    }
    return NODES.stringNode(text);
  }
}
