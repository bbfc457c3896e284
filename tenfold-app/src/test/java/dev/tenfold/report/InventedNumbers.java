package dev.tenfold.report;

import dev.tenfold.diagnose.Errors;
import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.Latency;
import dev.tenfold.diagnose.ProfilePart;
import dev.tenfold.diagnose.ServiceRow;
import dev.tenfold.diagnose.Share;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.List;

/** Numbers for diagnoses made by hand, missing where the log holds no duration or too little. */
class InventedNumbers {
  final Window window;
  final long requests;
  final boolean timed;

  InventedNumbers(Window window, long requests, boolean timed) {
    this.window = window;
    this.requests = requests;
    this.timed = timed;
  }

  Latency latency(double factor) {
    return new Latency(
        seconds("p50 latency", 0.061 * factor, 6),
        seconds("p95 latency", 0.612 * factor, 72),
        seconds("p99 latency", 1.3 * factor, 400),
        seconds("p99.9 latency", 3.1 * factor, 4000),
        seconds("longest", 9.4 * factor, 1));
  }

  Errors errors(double server) {
    return new Errors(ratio("4xx", Math.min(1, server * 3)), ratio("5xx", server), 4, 17, 2);
  }

  Share share(double part) {
    return new Share(
        timed ? measured("share of time", part, Unit.RATIO, 0.02) : absent("share of time"),
        measured("share of requests", part, Unit.RATIO, 0));
  }

  static Estimate around(double value) {
    return new Estimate(value, value * 0.93, value * 1.08);
  }

  Measurement seconds(String indicator, double value, int enough) {
    if (!timed) {
      return absent(indicator);
    }
    return requests < enough
        ? new Measurement.Missing(
            subject(indicator), requests + " requests are too few", "read more logs")
        : measured(indicator, value, Unit.SECONDS, 0.04);
  }

  Measurement absent(String indicator) {
    return new Measurement.Missing(
        subject(indicator), "the log holds no duration", "add $request_time to log_format");
  }

  Measurement count(String indicator, long n) {
    return new Measurement.Measured(
        subject(indicator), n, Unit.REQUESTS, null, Provenance.exact(n, "counted"));
  }

  Measurement ratio(String indicator, double value) {
    return measured(indicator, value, Unit.RATIO, 0.1);
  }

  Measurement rate(String indicator, double value) {
    return measured(indicator, value, Unit.REQUESTS_PER_SECOND, 0);
  }

  Measurement measured(String indicator, double value, Unit unit, double width) {
    boolean ratio = unit.equals(Unit.RATIO);
    double half = width * (ratio ? Math.min(value, 1 - value) : value);
    String method = ratio ? "Wilson" : "order statistic";
    Interval interval = width == 0 ? null : new Interval(value - half, value + half, 0.95, method);
    return new Measurement.Measured(
        subject(indicator),
        value,
        unit,
        interval,
        new Provenance(requests, "from the histogram of answered requests", 0.0108));
  }

  Subject subject(String indicator) {
    return new Subject(indicator, "all requests", window);
  }

  Measurement coverage(double part) {
    return new Measurement.Measured(
        subject("of requests carry it"),
        part,
        Unit.RATIO,
        null,
        Provenance.exact(requests, "counted"));
  }

  ServiceRow service(String name) {
    return new ServiceRow(
        name,
        requests,
        12,
        share(0.5),
        latency(1),
        errors(0.004),
        measured("bytes", 1e9, Unit.BYTES, 0),
        measured("in the system", 2, Unit.CONCURRENT_REQUESTS, 0));
  }

  List<ProfilePart> profile(int count) {
    String[] days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    List<ProfilePart> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = count == 7 ? days[i] : (i < 10 ? "0" : "") + i;
      double wave = 1 + Math.sin(i * 2 * Math.PI / count - 1.5);
      boolean seen = requests > 100 || i == 3;
      parts.add(
          new ProfilePart(
              label,
              seen ? 14 : 0,
              seen ? 1000 : 0,
              seen ? 2 + wave * 10 : null,
              seen && timed ? around(0.06) : null,
              seen && timed ? around(0.3 + wave * 0.1) : null,
              seen ? new Estimate(0.004, 0.003, 0.005) : null));
    }
    return parts;
  }
}
