package dev.tenfold.workspace;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Holds a file against its schema, and says what is wrong in words that need no schema to be
 * understood.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
final class SchemaCheck {
  private final Schema schema;

  /** Loads a schema that is shipped beside this class. */
  SchemaCheck(String resource) {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the archive");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all that is wrong with {@code yaml}, in the order of its lines. */
  List<Problem> problems(YamlText yaml) {
    List<Problem> problems = new ArrayList<>();
    for (Error error : schema.validate(yaml.root())) {
      problems.add(problem(error, yaml));
    }
    return problems.stream().distinct().toList();
  }

  private static Problem problem(Error error, YamlText yaml) {
    String pointer = error.getInstanceLocation().toString();
    String part = pointer.isEmpty() ? "the file" : pointer.substring(pointer.lastIndexOf('/') + 1);
    String named = part.matches("\\d+") ? "entry " + (Integer.parseInt(part) + 1) : part;
    String property = error.getProperty() == null ? "" : error.getProperty();
    JsonNode asked = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" ->
          new Problem(
              named + " has no " + property, yaml.where(pointer), "add " + property + ": …");
      case "additionalProperties", "unevaluatedProperties" ->
          new Problem(
              "there is no key " + property + " in " + named,
              yaml.where(pointer + "/" + property),
              Nearest.advice(property, known(error)));
      case "enum" ->
          new Problem(
              named + " cannot be " + text(error.getInstanceNode()),
              yaml.where(pointer),
              Nearest.advice(text(error.getInstanceNode()), texts(asked)));
      case "const" ->
          new Problem(
              named + " is " + text(error.getInstanceNode()),
              yaml.where(pointer),
              "write " + text(asked));
      case "type" ->
          new Problem(
              named + " is " + kind(error.getInstanceNode()),
              yaml.where(pointer),
              "write " + article(text(asked)));
      case "pattern" ->
          new Problem(
              named + " is " + text(error.getInstanceNode()),
              yaml.where(pointer),
              "write it as " + Patterns.words(text(asked)));
      default ->
          new Problem(named + ": " + error.getMessage(), yaml.where(pointer), "mend it there");
    };
  }

  /** Returns the keys that the object around an unknown key may have. */
  private static List<String> known(Error error) {
    JsonNode schema = error.getSchemaNode();
    return schema == null ? List.of() : List.copyOf(schema.propertyNames());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(SchemaCheck::text).toList();
  }

  private static String text(JsonNode node) {
    return node == null ? "" : node.isString() ? node.stringValue() : node.toString();
  }

  private static String kind(JsonNode node) {
    return article(node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
  }

  private static String article(String word) {
    return switch (word) {
      case "string" -> "a text";
      case "array" -> "a list";
      case "object" -> "keys and values";
      case "integer" -> "a whole number";
      case "null" -> "empty";
      case "boolean" -> "true or false";
      default -> "a " + word;
    };
  }
}
