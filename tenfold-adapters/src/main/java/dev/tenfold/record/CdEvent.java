package dev.tenfold.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A CDEvent of any version from 0.3 to 0.6.
 *
 * @param subject what it is about: {@code service}
 * @param predicate what happened to it: {@code deployed}
 * @param id the event's own
 * @param at when
 * @param subjectId the subject's
 * @param subjectSource whose id that is; the event's source where the subject names none
 * @param content what is said of the subject
 * @param event all of it
 * @see <a href="https://github.com/cdevents/spec/blob/v0.5.0/spec.md">CDEvents 0.5.0</a>
 */
public record CdEvent(
    String subject,
    String predicate,
    String id,
    Instant at,
    String subjectId,
    String subjectSource,
    JsonNode content,
    JsonNode event) {
  private static final Pattern TYPE =
      Pattern.compile("dev\\.cdevents\\.([a-z]+)\\.([a-z]+)\\.[0-9].*");

  /** Returns whether a record is one, if perhaps a broken one. */
  public static boolean isOne(JsonNode record) {
    return type(unwrapped(record)).startsWith("dev.cdevents");
  }

  /** Returns the event; empty where its type, time or subject cannot be understood. */
  public static Optional<CdEvent> of(JsonNode record) {
    JsonNode event = unwrapped(record);
    var type = TYPE.matcher(type(event));
    Optional<Instant> at = Fields.time(event, "context", "timestamp");
    String subjectId = Fields.text(event, "subject", "id");
    if (!type.matches() || at.isEmpty() || subjectId.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CdEvent(
            type.group(1),
            type.group(2),
            Fields.text(event, "context", "id"),
            at.get(),
            subjectId,
            Fields.first(
                Fields.text(event, "subject", "source"), Fields.text(event, "context", "source")),
            Fields.at(event, "subject", "content"),
            event));
  }

  /** Returns the environment as it is called; empty where none is named. */
  public String environment() {
    return Fields.text(content, "environment", "id");
  }

  /** Returns a text of the event's custom data; empty where there is none of that name. */
  public String custom(String name) {
    return Fields.text(event, "customData", name);
  }

  /** Returns the ids of events that a link names as the cause. */
  public List<String> causes() {
    return Fields.at(event, "context", "links")
        .valueStream()
        .filter(link -> Fields.text(link, "linkKind").equalsIgnoreCase("CAUSE"))
        .map(link -> Fields.text(link, "target", "contextId"))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** A CDEvent may stand in the data of a CloudEvent. */
  private static JsonNode unwrapped(JsonNode record) {
    return record.has("context") ? record : record.path("data");
  }

  private static String type(JsonNode event) {
    return Fields.text(event, "context", "type");
  }
}
