package dev.tenfold.source.slo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in a YAML document, which may hold nothing. It is walked along given paths only, so that
 * neither cycles nor aliases of aliases cost anything.
 */
record YamlNode(@Nullable Node node) {
  YamlNode at(String... path) {
    YamlNode found = this;
    for (String name : path) {
      found = found.child(name);
    }
    return found;
  }

  private YamlNode child(String name) {
    if (node instanceof MappingNode map) {
      for (NodeTuple each : map.getValue()) {
        if (each.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
          return new YamlNode(each.getValueNode());
        }
      }
    }
    return new YamlNode(null);
  }

  /** Returns the key that stands twice in this mapping; empty where none does. */
  Optional<String> twice() {
    if (node instanceof MappingNode map) {
      List<String> keys =
          map.getValue().stream()
              .map(NodeTuple::getKeyNode)
              .filter(ScalarNode.class::isInstance)
              .map(key -> ((ScalarNode) key).getValue())
              .sorted()
              .toList();
      for (int i = 1; i < keys.size(); i++) {
        if (keys.get(i).equals(keys.get(i - 1))) {
          return Optional.of(keys.get(i));
        }
      }
    }
    return Optional.empty();
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Returns the elements of a sequence; none for all else. */
  List<YamlNode> elements() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(YamlNode::new).toList()
        : List.of();
  }

  /** Returns a scalar's text; empty for null and all else. */
  String text(String... path) {
    return at(path).node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? scalar.getValue().strip()
        : "";
  }

  /** Returns a number; NaN for all else. */
  double number(String... path) {
    try {
      return Double.parseDouble(text(path));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Returns the line it begins in, from 1; 0 where there is nothing. */
  long line() {
    return node == null ? 0 : node.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L);
  }
}
