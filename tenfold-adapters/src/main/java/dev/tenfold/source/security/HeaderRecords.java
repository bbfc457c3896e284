package dev.tenfold.source.security;

import static dev.tenfold.source.security.Fields.text;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.TlsHandshake;
import dev.tenfold.verdict.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads recorded HTTP headers and TLS handshakes: JSON Lines, one of
 *
 * <pre>
 * {"url": "https://shop.example/", "status": 200, "at": "2026-11-26T08:00:00Z",
 *  "method": "GET", "origin": "https://elsewhere.example", "headers": {"server": "nginx"}}
 * {"host": "shop.example", "protocol": "TLSv1.3", "cipher": "TLS_AES_128_GCM_SHA256",
 *  "notAfter": "2027-01-01T00:00:00Z", "trusted": true, "at": "2026-11-26T08:00:00Z"}
 * {"host": "shop.example", "protocol": "TLSv1.1", "refused": true, "at": "2026-11-26T08:00:00Z"}
 * </pre>
 *
 * or what {@code curl -sI} prints, where a line with the address alone may come before or after it.
 * An address that did not answer has status 0.
 */
public final class HeaderRecords {
  static final String FIX =
      "give a url and headers, or a host and protocol, as JSON Lines; or what curl -sI prints";

  private final DeliveryCount<HttpAnswer> count;
  private final List<TlsHandshake> handshakes = new ArrayList<>();

  private HeaderRecords(String name) {
    this.count = new DeliveryCount<>(name);
  }

  /** Returns what is recorded in {@code in}, which stays open. */
  public static HeaderReading read(String name, InputStream in) throws IOException {
    HeaderRecords records = new HeaderRecords(name);
    Bounded bounded = new Bounded(in, SecurityReports.MOST_BYTES);
    PushbackInputStream first = new PushbackInputStream(new BufferedInputStream(bounded), 1);
    int c = first.read();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      c = first.read();
    }
    if (c >= 0) {
      first.unread(c);
    }
    if (c == '{' || c == '[') {
      JsonRecords.read(name, first, SecurityReports.LIMITS, records.new Lines());
    } else {
      new CurlText(name, records.count).read(first);
    }
    if (bounded.exceeded()) {
      String what = "more than " + (SecurityReports.MOST_BYTES >> 20) + " MiB in one file";
      records.count.reject(what, new Problem(what, name, "keep the newest records"));
    }
    return new HeaderReading(records.count.delivery(), records.handshakes);
  }

  private final class Lines implements JsonRecords.Visitor {
    @Override
    public void record(JsonNode record, Place place) {
      if (record.has("host") && record.has("protocol")) {
        handshakes.add(handshake(record, place));
        count.use(List.of());
      } else if (record.path("headers").isObject() || record.has("url") && record.has("status")) {
        answer(record, place);
      } else {
        reject("a record that is neither an answer nor a handshake", place);
      }
    }

    @Override
    public void broken(Problem problem) {
      count.reject(problem.what().replaceFirst("(JSON[^:]*):.*", "$1"), problem);
    }

    private void answer(JsonNode record, Place place) {
      Double status = Fields.number(record, "status");
      if (status == null || status < 0 || status > 999) {
        reject("an answer without a status", place);
        return;
      }
      Map<String, List<String>> headers = headers(record.path("headers"));
      Instant at = Fields.time(record, "at");
      String method = text(record, "method").toUpperCase(Locale.ROOT);
      count.use(
          List.of(
              new HttpAnswer(
                  method.isEmpty() ? "GET" : method,
                  text(record, "url"),
                  text(record, "origin"),
                  status.intValue(),
                  at,
                  headers,
                  place)));
    }

    private void reject(String reason, Place place) {
      count.reject(reason, new Problem(reason, place.text(), FIX));
    }
  }

  private static Map<String, List<String>> headers(JsonNode object) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      List<String> values =
          headers.computeIfAbsent(
              field.getKey().toLowerCase(Locale.ROOT), any -> new ArrayList<>());
      if (field.getValue().isArray()) {
        field.getValue().forEach(value -> values.add(value.asString("")));
      } else {
        values.add(field.getValue().asString(""));
      }
    }
    return headers;
  }

  private static TlsHandshake handshake(JsonNode record, Place place) {
    return new TlsHandshake(
        text(record, "host").toLowerCase(Locale.ROOT),
        text(record, "protocol"),
        text(record, "cipher"),
        !record.path("refused").asBoolean(false),
        Fields.time(record, "notAfter"),
        said(record.path("trusted")),
        said(record.path("stapled")),
        said(record.path("ech")),
        Fields.time(record, "at"),
        place);
  }

  private static @Nullable Boolean said(JsonNode node) {
    return node.isBoolean() ? node.asBoolean(false) : null;
  }
}
