package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.list;
import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The wording of the standard, from the flat JSON that OWASP publishes and that the reader brings
 * along: it is under CC BY-SA, so that none of it comes with us.
 *
 * @see <a href="https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/docs_en">ASVS 5.0.0, flat JSON</a>
 */
public final class RequirementTexts {
  private static final String FIX =
      "give OWASP_Application_Security_Verification_Standard_5.0.0 as" + " flat JSON";

  private RequirementTexts() {}

  /**
   * A requirement in the standard's words.
   *
   * @param id {@code v5.0.0-3.4.1}
   */
  public record RequirementText(String id, String text) {}

  /** Returns the texts in {@code in}, which stays open. */
  public static Delivery<RequirementText> read(String name, InputStream in) throws IOException {
    DeliveryCount<RequirementText> count = new DeliveryCount<>(name);
    Bounded bounded = new Bounded(in, SecurityReports.MOST_BYTES);
    JsonRecords.read(
        name,
        bounded,
        SecurityReports.LIMITS,
        new JsonRecords.Visitor() {
          @Override
          public void record(JsonNode document, Place place) {
            boolean any = false;
            for (JsonNode requirement : list(document, "requirements")) {
              any = true;
              one(requirement, place, count);
            }
            if (!any) {
              reject("JSON without requirements", place, count);
            }
          }

          @Override
          public void broken(Problem problem) {
            count.reject("no JSON", problem);
          }
        });
    return count.delivery();
  }

  private static void one(JsonNode requirement, Place place, DeliveryCount<RequirementText> count) {
    String id = text(requirement, "req_id");
    String words = requirement.path("req_description").asString("").strip();
    if (!id.matches("V\\d+\\.\\d+\\.\\d+") || words.isEmpty()) {
      reject("a requirement without an id as in version 5, or a text", place, count);
      return;
    }
    count.use(List.of(new RequirementText("v5.0.0-" + id.substring(1), words)));
  }

  private static void reject(String what, Place place, DeliveryCount<RequirementText> count) {
    count.reject(what, new Problem(what, place.text(), FIX));
  }
}
