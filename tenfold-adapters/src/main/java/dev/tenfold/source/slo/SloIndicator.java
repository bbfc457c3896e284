package dev.tenfold.source.slo;

import dev.tenfold.slo.Indicator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an SLO counts as good, as far as requests can tell. */
final class SloIndicator {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(ms|s)");
  private static final String OURS = "tenfold.dev/";

  private final SloDocument slo;
  private final YamlNode document;
  private final YamlNode indicator;
  private final YamlNode objective;

  SloIndicator(SloDocument slo, YamlNode document, YamlNode indicator, YamlNode objective) {
    this.slo = slo;
    this.document = document;
    this.indicator = indicator;
    this.objective = objective;
  }

  /** Returns the indicator, or nothing where it has a problem, which is told. */
  Optional<Indicator> read() {
    if (objective.at("indicator").isMap()
        || !objective.text("indicatorRef").isEmpty()
        || !objective.text("compositeWeight").isEmpty()) {
      slo.problem(
          "a composite SLO, which is not supported",
          objective,
          "write an SLO for each of its indicators");
      return Optional.empty();
    }
    YamlNode spec = indicator.at("spec");
    boolean isThreshold = spec.at("thresholdMetric").isMap();
    if (!isThreshold && !spec.at("ratioMetric").isMap()) {
      slo.problem(
          "an SLO without an indicator", indicator, "write a ratioMetric or a thresholdMetric");
      return Optional.empty();
    }
    return switch (annotation("good")) {
      case "" -> Optional.of(new Indicator.Elsewhere(elsewhere(spec, isThreshold)));
      case "status" -> Optional.of(new Indicator.Available(annotation("route")));
      case "latency" -> latency(isThreshold);
      default -> {
        slo.problem(OURS + "good is " + annotation("good"), indicator, "write status or latency");
        yield Optional.empty();
      }
    };
  }

  private Optional<Indicator> latency(boolean isThreshold) {
    String within = annotation("within");
    String op = objective.text("op");
    if (within.isEmpty() && isThreshold) {
      if (!op.equals("lt") && !op.equals("lte")) {
        slo.problem(
            "op is " + SloDocument.orNone(op), objective, "write lte: shorter times are better");
        return Optional.empty();
      }
      within = objective.text("value") + annotation("unit");
    }
    Matcher time = TIME.matcher(within);
    double seconds =
        time.matches()
            ? Double.parseDouble(time.group(1)) / (time.group(2).equals("ms") ? 1000 : 1)
            : 0;
    if (seconds <= 0) {
      slo.problem(
          "a latency without a time that is good",
          objective,
          "annotate " + OURS + "within: 300ms, or " + OURS + "unit: ms for the objective's value");
      return Optional.empty();
    }
    return Optional.of(new Indicator.Fast(annotation("route"), seconds));
  }

  private String annotation(String name) {
    String own = indicator.at("metadata", "annotations").text(OURS + name);
    return own.isEmpty() ? document.at("metadata", "annotations").text(OURS + name) : own;
  }

  private static String elsewhere(YamlNode spec, boolean isThreshold) {
    YamlNode ratio = spec.at("ratioMetric");
    String type =
        isThreshold
            ? spec.text("thresholdMetric", "metricSource", "type")
            : first(
                ratio.text("total", "metricSource", "type"),
                ratio.text("raw", "metricSource", "type"));
    return "a query to "
        + first(type, "a source that is not named")
        + "; "
        + OURS
        + "good says what requests can answer";
  }

  private static String first(String text, String other) {
    return text.isEmpty() ? other : text;
  }
}
