package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.Kind;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * OpenVEX: who says which vulnerability matters in what.
 *
 * @see <a href="https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md">OpenVEX</a>
 */
final class OpenVexReport implements Report {
  private static final int MOST_PRODUCTS = 10_000;

  @Override
  public boolean recognises(JsonNode document) {
    return text(document, "@context").contains("openvex");
  }

  @Override
  public void read(JsonNode document, Place place, Gathering into) {
    String author = text(document, "author");
    String tool = "OpenVEX" + (author.isEmpty() ? "" : " by " + author);
    Instant updated = Fields.time(document, "last_updated");
    Instant at = into.dated(updated == null ? Fields.time(document, "timestamp") : updated, tool);
    long found = 0;
    for (JsonNode statement : list(document, "statements")) {
      State state = state(text(statement, "status"));
      String id = id(statement.path("vulnerability"));
      if (state == null || id.isEmpty()) {
        into.reject(
            "a statement without a vulnerability or a status that is known",
            place,
            "write not_affected, affected, fixed or under_investigation");
        continue;
      }
      List<Weakness> said =
          products(statement).stream()
              .map(subject -> weakness(statement, subject, state, new Source(tool, at, place)))
              .toList();
      found += said.size();
      into.use(said);
    }
    into.add(new Scan(Scan.Kind.STATEMENTS, tool, "", at, "", true, found, "", place));
  }

  private record Source(String tool, @Nullable Instant at, Place place) {}

  private static Weakness weakness(JsonNode statement, String subject, State state, Source from) {
    Instant own = Fields.time(statement, "timestamp");
    Set<String> aliases = new TreeSet<>();
    list(statement, "vulnerability", "aliases").forEach(alias -> aliases.add(text(alias)));
    String why = text(statement, "justification");
    String more = text(statement, "impact_statement");
    more = more.isEmpty() ? text(statement, "action_statement") : more;
    return new Weakness(
        id(statement.path("vulnerability")),
        aliases,
        Set.of(),
        Kind.COMPONENT,
        subject,
        "",
        null,
        "",
        state,
        why.isEmpty() || more.isEmpty() ? why + more : why + ": " + more,
        from.tool,
        own == null ? from.at : own,
        from.place);
  }

  private static String id(JsonNode vulnerability) {
    String name = text(vulnerability, "name");
    String plain = name.isEmpty() ? text(vulnerability) : name;
    return plain.isEmpty() ? text(vulnerability, "@id") : plain;
  }

  private static @Nullable State state(String status) {
    return switch (status) {
      case "not_affected" -> State.NOT_AFFECTED;
      case "fixed" -> State.FIXED;
      case "affected", "under_investigation" -> State.OPEN;
      default -> null;
    };
  }

  /**
   * Returns the parts that a statement is about, or else the products; one that is empty if none.
   */
  private static Set<String> products(JsonNode statement) {
    Set<String> subjects = new LinkedHashSet<>();
    for (JsonNode product : list(statement, "products")) {
      boolean whole = true;
      for (JsonNode part : list(product, "subcomponents")) {
        whole = false;
        subjects.add(name(part));
      }
      if (whole) {
        subjects.add(name(product));
      }
      if (subjects.size() >= MOST_PRODUCTS) {
        break;
      }
    }
    return subjects.isEmpty() ? Set.of("") : subjects;
  }

  private static String name(JsonNode product) {
    String purl = text(product, "identifiers", "purl");
    String id = text(product, "@id");
    String named = purl.isEmpty() ? (id.isEmpty() ? text(product) : id) : purl;
    return Purls.plain(named);
  }
}
