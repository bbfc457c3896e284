package dev.tenfold.json;

import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON Lines, an array, or documents one after the other. In JSON Lines a broken or overlong
 * line costs that line only; elsewhere reading ends at the first error.
 *
 * @see <a href="https://jsonlines.org/">JSON Lines</a>
 */
public final class JsonRecords {
  /** The longest line, in bytes, where a reader says nothing else. */
  static final int MOST_BYTES = 64 << 20;

  private static final Limits USUAL = new Limits(MOST_BYTES, Long.MAX_VALUE);

  private final String name;
  private final Limits limits;
  private final Visitor visitor;

  private JsonRecords(String name, Limits limits, Visitor visitor) {
    this.name = name;
    this.limits = limits;
    this.visitor = visitor;
  }

  /**
   * How much is held at once. A document is held as a tree, of 30 to 100 bytes for each token;
   * nesting and numbers are bounded by Jackson.
   */
  public static final class Limits {
    private static final int LONGEST_STRING = 16 << 20;

    private final int lineBytes;
    private final JsonMapper json;
    private final ObjectReader element;

    /**
     * @param lineBytes the longest line, in bytes
     * @param tokens the most tokens of a line, or of all documents of a file that is no JSON Lines
     */
    public Limits(int lineBytes, long tokens) {
      StreamReadConstraints.Builder constraints =
          StreamReadConstraints.builder()
              .maxNestingDepth(200)
              .maxStringLength(tokens == Long.MAX_VALUE ? lineBytes : LONGEST_STRING);
      if (tokens < Long.MAX_VALUE) {
        constraints.maxTokenCount(tokens);
      }
      this.lineBytes = lineBytes;
      this.json =
          JsonMapper.builder(
                  JsonFactory.builder().streamReadConstraints(constraints.build()).build())
              .build();
      this.element = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
  }

  /** Takes what is read, in order. */
  public interface Visitor {
    /** Takes a record. */
    void record(JsonNode record, Place place);

    /** Takes a record that is none. */
    void broken(Problem problem);
  }

  /** Reads all of {@code in}, which stays open. */
  public static void read(String name, InputStream in, Visitor visitor) throws IOException {
    read(name, in, USUAL, visitor);
  }

  /** Reads all of {@code in}, which stays open, and holds no more than so much of it at once. */
  public static void read(String name, InputStream in, Limits limits, Visitor visitor)
      throws IOException {
    JsonRecords records = new JsonRecords(name, limits, visitor);
    BoundedLines lines = new BoundedLines(in, limits.lineBytes);
    byte[] first = lines.next();
    while (first != null && isBlank(first)) {
      first = lines.next();
    }
    if (first == null) {
      return;
    }
    if (lines.wasCut() || records.isWhole(first)) {
      records.lines(first, lines);
    } else {
      records.documents(lines.withRest(first), lines.number());
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' '
          && b != '\t'
          && b != '\r'
          && b != (byte) 0xEF
          && b != (byte) 0xBB
          && b != (byte) 0xBF) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a line is a value by itself, as in JSON Lines, and not a document's begin. */
  private boolean isWhole(byte[] line) {
    try {
      JsonNode node = limits.json.readTree(line);
      return node.isObject();
    } catch (JacksonException e) {
      return line.length > 0 && line[line.length - 1] == '}' && line[0] == '{';
    }
  }

  private void lines(byte[] first, BoundedLines lines) throws IOException {
    for (byte[] line = first; line != null; line = lines.next()) {
      if (lines.wasCut()) {
        visitor.broken(
            problem("a line of more than " + (limits.lineBytes >> 20) + " MiB", lines.number()));
      } else if (!isBlank(line)) {
        line(line, lines.number());
      }
    }
  }

  private void line(byte[] line, long number) {
    JsonNode node;
    try {
      node = limits.json.readTree(line);
    } catch (StreamConstraintsException e) {
      visitor.broken(tooMuch(e, number));
      return;
    } catch (JacksonException e) {
      visitor.broken(problem("no JSON: " + e.getOriginalMessage(), number));
      return;
    }
    visitor.record(node, new Place(name, number));
  }

  private void documents(InputStream in, long firstLine) {
    long line = firstLine;
    try (JsonParser parser = limits.json.createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean isArray = token == JsonToken.START_ARRAY;
        JsonToken element = isArray ? parser.nextToken() : token;
        while (element != null && element != JsonToken.END_ARRAY) {
          line = firstLine + parser.currentTokenLocation().getLineNr() - 1;
          JsonNode node = limits.element.readTree(parser);
          visitor.record(node, new Place(name, line));
          element = isArray ? parser.nextToken() : null;
        }
      }
    } catch (StreamConstraintsException e) {
      visitor.broken(tooMuch(e, line));
    } catch (JacksonException e) {
      var at = e.getLocation();
      visitor.broken(
          problem(
              "no JSON: " + e.getOriginalMessage(),
              at == null ? line : firstLine + at.getLineNr() - 1));
    }
  }

  private Problem tooMuch(StreamConstraintsException e, long line) {
    return new Problem(
        "more or deeper JSON than is held at once: " + e.getOriginalMessage(),
        new Place(name, line).text(),
        "split it into several files");
  }

  private Problem problem(String what, long line) {
    return new Problem(
        what, new Place(name, line).text(), "write it again from where it came from");
  }
}
