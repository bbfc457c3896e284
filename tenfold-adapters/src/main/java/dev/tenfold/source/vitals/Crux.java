package dev.tenfold.source.vitals;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.observe.VitalAggregate.Shares;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Responses of the CrUX API: percentiles and shares of what Chrome's users saw in 28 days. */
final class Crux {
  private static final Map<String, Metric> METRICS =
      Map.of(
          "largest_contentful_paint", Metric.LCP,
          "interaction_to_next_paint", Metric.INP,
          "experimental_interaction_to_next_paint", Metric.INP,
          "cumulative_layout_shift", Metric.CLS);
  private static final String ASK =
      "ask the CrUX API for records:queryRecord and keep the response";

  private Crux() {}

  static boolean isResponse(JsonNode record) {
    return record.path("record").has("metrics")
        || record.has("metrics") && record.has("key")
        || record.path("error").has("code");
  }

  static List<VitalAggregate> aggregates(JsonNode response, Place place) throws Unreadable {
    if (response.has("error")) {
      throw new Unreadable(
          "an error and no record",
          "CrUX answered " + Fields.shortened(response.path("error").path("message")),
          "ask for the origin where the page has too few visitors");
    }
    JsonNode record = response.has("record") ? response.path("record") : response;
    if (record.has("collectionPeriods")) {
      throw new Unreadable("a history and no record", "a response of CrUX's history API", ASK);
    }
    JsonNode key = record.path("key");
    boolean wholeSite = !key.has("url");
    String page = Fields.text(key, wholeSite ? "origin" : "url");
    JsonNode period = record.path("collectionPeriod");
    Instant from = day(period.path("firstDate"), 0);
    Instant to = day(period.path("lastDate"), 1);
    List<VitalAggregate> aggregates = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : record.path("metrics").properties()) {
      Metric metric = METRICS.get(entry.getKey());
      if (metric != null) {
        aggregates.add(
            new VitalAggregate(
                metric,
                p75(metric, entry.getValue()),
                shares(entry.getValue().path("histogram")),
                page,
                wholeSite,
                Fields.device(Fields.text(key, "formFactor")),
                from,
                to,
                place));
      }
    }
    return aggregates;
  }

  /** Returns the 75th percentile; CrUX writes CLS as a text. */
  private static double p75(Metric metric, JsonNode node) throws Unreadable {
    JsonNode p75 = node.path("percentiles").path("p75");
    double number =
        p75.isString()
            ? parsed(p75.asString())
            : p75.isNumber() ? p75.asDouble(Double.NaN) : Double.NaN;
    double scaled = metric == Metric.CLS ? number : number / 1000;
    if (!(scaled >= 0 && scaled < 3600)) {
      throw new Unreadable("no 75th percentile", metric + " has p75 " + Fields.shortened(p75), ASK);
    }
    return scaled;
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Returns the three shares; CrUX leaves out the density of a bin without page views. */
  private static Shares shares(JsonNode bins) {
    if (!bins.isArray() || bins.size() != 3) {
      return Shares.UNKNOWN;
    }
    double[] shares = new double[3];
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      shares[i] = bins.path(i).path("density").asDouble(0);
      sum += shares[i];
    }
    boolean whole = Math.abs(sum - 1) < 0.01 && shares[0] >= 0 && shares[1] >= 0 && shares[2] >= 0;
    return whole ? new Shares(shares[0], shares[1], shares[2]) : Shares.UNKNOWN;
  }

  private static Instant day(JsonNode date, int plusDays) throws Unreadable {
    Instant day = parsed(date);
    if (day == null || !Fields.isPlausible(day)) {
      throw new Unreadable("no collection period", "its dates are " + Fields.shortened(date), ASK);
    }
    return day.plus(plusDays, ChronoUnit.DAYS);
  }

  private static @Nullable Instant parsed(JsonNode date) {
    int year = date.path("year").asInt(0);
    int month = date.path("month").asInt(0);
    try {
      LocalDate day = LocalDate.of(year, month, date.path("day").asInt(0));
      return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
