package dev.tenfold.source.vitals;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lighthouse reports of formats 6 to 13, also inside an answer of PageSpeed Insights. */
final class Lighthouse {
  private static final int FIRST = 6;
  private static final int LAST = 13;

  /** Up to 7, CLS is the sum of all shifts; since then the largest window of shifts. */
  private static final int CLS_IN_WINDOWS = 8;

  private static final String RUN = "run Lighthouse again with --output=json";

  private long olderShifts;
  private long fieldAside;

  static boolean isReport(JsonNode record) {
    return record.has("lighthouseVersion")
        || record.has("lighthouseResult")
        || record.path("steps").path(0).has("lhr");
  }

  /** Returns a vital for each metric that the runs of a report have. */
  List<Vital> runs(JsonNode record, Place place) throws Unreadable {
    List<Vital> vitals = new ArrayList<>();
    if (record.has("steps")) {
      for (JsonNode step : record.path("steps")) {
        if (Fields.text(step.path("lhr"), "gatherMode").equals("navigation")) {
          run(step.path("lhr"), place, vitals);
        }
      }
    } else {
      boolean wrapped = record.has("lighthouseResult");
      fieldAside += wrapped && record.path("loadingExperience").has("metrics") ? 1 : 0;
      run(wrapped ? record.path("lighthouseResult") : record, place, vitals);
    }
    if (vitals.isEmpty()) {
      throw new Unreadable(
          "a report without vitals", "it has neither LCP nor CLS", "let it audit performance");
    }
    return vitals;
  }

  private void run(JsonNode report, Place place, List<Vital> vitals) throws Unreadable {
    String version = Fields.text(report, "lighthouseVersion");
    int major = major(version);
    if (major < FIRST || major > LAST) {
      throw new Unreadable(
          "another format of Lighthouse",
          "it is of version " + version + "; " + FIRST + " to " + LAST + " are read",
          "run a newer Lighthouse");
    }
    String error = Fields.text(report.path("runtimeError"), "code");
    if (!error.isEmpty() && !error.equals("NO_ERROR")) {
      throw new Unreadable("a run that failed", "it ended with " + error, RUN);
    }
    Instant at = Fields.instant(Fields.text(report, "fetchTime"));
    if (at == null || !Fields.isPlausible(at)) {
      throw new Unreadable(
          "no time", "fetchTime is " + Fields.shortened(report.path("fetchTime")), RUN);
    }
    for (Metric metric : List.of(Metric.LCP, Metric.CLS)) {
      String audit = metric == Metric.LCP ? "largest-contentful-paint" : "cumulative-layout-shift";
      JsonNode value = report.path("audits").path(audit).get("numericValue");
      if (value != null && value.isNumber()) {
        olderShifts += metric == Metric.CLS && major < CLS_IN_WINDOWS ? 1 : 0;
        double number = Fields.value(metric, value);
        vitals.add(new Vital(metric, number, page(report), device(report), at, true, place));
      }
    }
  }

  private static int major(String version) {
    int dot = version.indexOf('.');
    String digits = dot < 0 ? version : version.substring(0, dot);
    boolean isNumber = !digits.isEmpty() && digits.length() < 4;
    return isNumber && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }

  private static String page(JsonNode report) {
    for (String field : List.of("finalDisplayedUrl", "finalUrl", "requestedUrl")) {
      String url = Fields.text(report, field);
      if (!url.isEmpty()) {
        return Fields.path(url);
      }
    }
    return "";
  }

  private static String device(JsonNode report) {
    JsonNode settings = report.path("configSettings");
    String device = Fields.device(Fields.text(settings, "formFactor"));
    return device.isEmpty() ? Fields.device(Fields.text(settings, "emulatedFormFactor")) : device;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (olderShifts > 0) {
      notes.add(
          "CLS of Lighthouse 6 or 7, which adds up all shifts and compares with no later one: "
              + olderShifts);
    }
    if (fieldAside > 0) {
      notes.add(
          "Answers of PageSpeed Insights with CrUX data, which are read from the CrUX API only: "
              + fieldAside);
    }
    return notes;
  }
}
