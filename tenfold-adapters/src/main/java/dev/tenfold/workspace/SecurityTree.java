package dev.tenfold.workspace;

import static dev.tenfold.workspace.EngagementTree.list;
import static dev.tenfold.workspace.EngagementTree.text;
import static dev.tenfold.workspace.EngagementTree.texts;

import dev.tenfold.engagement.Security;
import java.net.URI;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes what is declared of a product's security of a tree that its schema has passed. */
final class SecurityTree {
  private final EngagementTree tree;

  /**
   * @param tree reads days and addresses, and keeps what is wrong with them
   */
  SecurityTree(EngagementTree tree) {
    this.tree = tree;
  }

  Security security(JsonNode node) {
    return new Security(
        Set.copyOf(texts(node.path("surfaces"))),
        Set.copyOf(texts(node.path("repositories"))),
        Set.copyOf(texts(node.path("names"))),
        text(node, "texts"),
        list(node.path("accepted"), "/spec/security/accepted", this::accepted),
        list(
            node.path("notApplicable"),
            "/spec/security/notApplicable",
            (each, at) -> new Security.NotApplicable(text(each, "id"), text(each, "reason"))));
  }

  private Security.AcceptedRisk accepted(JsonNode node, String at) {
    return new Security.AcceptedRisk(
        text(node, "id"),
        text(node, "reason"),
        text(node, "owner"),
        text(node, "decision"),
        tree.day(node, "decided", at),
        tree.day(node, "expires", at));
  }

  /** Returns the addresses that a source may ask. */
  List<URI> hosts(JsonNode source, String at) {
    return list(
        source.path("hosts"), at + "/hosts", (each, here) -> tree.address(each.asString(""), here));
  }
}
