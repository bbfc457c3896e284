package dev.tenfold.source.security;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Status lines and header fields as text, a block for each answer. */
final class CurlText {
  private static final int MOST_CHARACTERS = 1 << 16;
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: .*)?");
  private static final Pattern ADDRESS = Pattern.compile("(?:#\\s*)?(https?://\\S+)");

  private final String name;
  private final DeliveryCount<HttpAnswer> count;
  private final List<Block> blocks = new ArrayList<>();
  private @Nullable Block open;
  private String pending = "";
  private long number;

  CurlText(String name, DeliveryCount<HttpAnswer> count) {
    this.name = name;
    this.count = count;
  }

  private static final class Block {
    final int status;
    final long line;
    final Map<String, List<String>> headers = new HashMap<>();
    String url;

    Block(int status, long line, String url) {
      this.status = status;
      this.line = line;
      this.url = url;
    }
  }

  void read(InputStream in) throws IOException {
    for (String line = next(in); line != null; line = next(in)) {
      line(line.strip());
    }
    for (Block block : blocks) {
      String date = String.join("", block.headers.getOrDefault("date", List.of()));
      count.use(
          List.of(
              new HttpAnswer(
                  "HEAD",
                  block.url,
                  "",
                  block.status,
                  httpDate(date),
                  block.headers,
                  new Place(name, block.line))));
    }
    if (blocks.stream().anyMatch(block -> block.url.isEmpty())) {
      count.note(
          "answers without an address: print it with curl -sI -w '%{url_effective}\\n' ADDRESS");
    }
  }

  private void line(String line) {
    Matcher status = STATUS.matcher(line);
    Matcher address = ADDRESS.matcher(line);
    int colon = line.indexOf(':');
    if (status.matches()) {
      open = new Block(Integer.parseInt(status.group(1)), number, pending);
      pending = "";
      blocks.add(open);
    } else if (address.matches()) {
      address(Fields.cut(address.group(1)));
    } else if (line.isEmpty()) {
      open = null;
    } else if (open != null && colon > 0) {
      String field = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      open.headers
          .computeIfAbsent(field, any -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    } else if (!line.startsWith("#")) {
      String what = "a line that is neither a status nor a header";
      count.reject(what, new Problem(what, new Place(name, number).text(), HeaderRecords.FIX));
    }
  }

  /** An address after an answer that has none belongs to it, and to the next one otherwise. */
  private void address(String url) {
    Block last = blocks.isEmpty() ? null : blocks.getLast();
    if (last != null && last.url.isEmpty()) {
      last.url = url;
    } else {
      pending = url;
    }
    open = null;
  }

  private static @Nullable Instant httpDate(String text) {
    try {
      return text.isEmpty()
          ? null
          : OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Returns the next line, cut where it is very long; null at the end. */
  private @Nullable String next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int c = in.read();
    if (c < 0) {
      return null;
    }
    number++;
    while (c >= 0 && c != '\n') {
      if (line.size() < MOST_CHARACTERS) {
        line.write(c);
      }
      c = in.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
