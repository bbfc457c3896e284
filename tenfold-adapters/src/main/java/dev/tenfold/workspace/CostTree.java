package dev.tenfold.workspace;

import dev.tenfold.engagement.CostModel;
import dev.tenfold.engagement.CostModel.Behaviour;
import dev.tenfold.engagement.CostModel.Match;
import dev.tenfold.engagement.CostModel.Pool;
import dev.tenfold.engagement.CostModel.Size;
import dev.tenfold.engagement.CostModel.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a cost model of the part of a tree that its schema has passed. */
final class CostTree {
  private CostTree() {}

  static CostModel model(JsonNode node) {
    List<Pool> pools = new ArrayList<>();
    node.path("pools").forEach(pool -> pools.add(pool(pool)));
    JsonNode units = node.path("units");
    return new CostModel(
        pools,
        units.isObject()
            ? new Unit(EngagementTree.text(units, "route"), EngagementTree.text(units, "status"))
            : null);
  }

  private static Pool pool(JsonNode node) {
    List<Match> match = new ArrayList<>();
    for (JsonNode each : node.path("match")) {
      match.add(
          new Match(
              EngagementTree.text(each, "serviceCategory"),
              EngagementTree.text(each, "service"),
              EngagementTree.text(each, "resource"),
              EngagementTree.text(each, "tag"),
              EngagementTree.text(each, "charge")));
    }
    String key = EngagementTree.text(node, "key");
    return new Pool(
        EngagementTree.text(node, "name"),
        Behaviour.valueOf(EngagementTree.constant(EngagementTree.text(node, "behaviour"))),
        key.isEmpty() ? null : CostModel.Key.valueOf(EngagementTree.constant(key)),
        match,
        size(node.path("size")));
  }

  private static @Nullable Size size(JsonNode node) {
    return node.isObject()
        ? new Size(
            node.path("instances").asLong(),
            node.path("targetUtilisation").asDouble(),
            node.path("peakUtilisation").asDouble(Double.NaN),
            node.path("most").asLong(0))
        : null;
  }
}
