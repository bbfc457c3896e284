package dev.tenfold.report;

import dev.tenfold.diagnose.Change;
import dev.tenfold.diagnose.Change.Comparison;
import dev.tenfold.diagnose.Change.Outcome;
import dev.tenfold.diagnose.Contrast;
import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Engaged;
import dev.tenfold.diagnose.HeatMap;
import dev.tenfold.diagnose.LoadCurve;
import dev.tenfold.diagnose.LogReading;
import dev.tenfold.diagnose.NextStep;
import dev.tenfold.diagnose.Overall;
import dev.tenfold.diagnose.Performance;
import dev.tenfold.diagnose.Reading;
import dev.tenfold.diagnose.RouteRow;
import dev.tenfold.diagnose.Timeline;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Exemplar;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Diagnoses made by hand: values are invented, shapes are those that logs have. */
public final class Diagnoses extends InventedNumbers {
  private static final int COLUMNS = 96;
  private static final String HOSTILE = "GET /<script>alert(1)</script>/\"onload='x'&amp;";

  private Diagnoses(Window window, long requests, boolean timed) {
    super(window, requests, timed);
  }

  /** Returns a diagnosis of two weeks with everything a page can show. */
  public static Diagnosis rich() {
    return new Diagnoses(days(14), 412_031, true).diagnosis();
  }

  /** Returns a diagnosis of two weeks whose logs hold no duration. */
  public static Diagnosis withoutDurations() {
    return new Diagnoses(days(14), 412_031, false).diagnosis();
  }

  /** Returns a diagnosis of fourteen lines. */
  public static Diagnosis tiny() {
    Instant from = Instant.parse("2026-03-12T14:05:10Z");
    return new Diagnoses(new Window(from, from.plusSeconds(40)), 14, false).diagnosis();
  }

  /** Returns a diagnosis of fifty requests with durations, of which all failed. */
  public static Diagnosis few() {
    Instant from = Instant.parse("2026-03-12T14:05:10Z");
    return new Diagnoses(new Window(from, from.plusSeconds(40)), 50, true).diagnosis();
  }

  private static Window days(int days) {
    Instant from = Instant.parse("2026-03-12T00:00:00Z");
    return new Window(from, from.plus(Duration.ofDays(days)));
  }

  private Diagnosis diagnosis() {
    String title =
        timed
            ? "GET /account/orders takes 1.12 s at p95 and 41 % of all the time users wait"
            : requests
                + " requests, 0.412 % of them failed; the log does not say how long they took";
    List<DimensionCard> cards = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      cards.add(card(dimension));
    }
    String format =
        "log_format timed '$remote_addr [$time_local] \"$request\" $status $request_time';";
    NextStep next =
        timed
            ? new NextStep("Find out what GET /account/orders waits for.", "tenfold plan")
            : new NextStep("Log how long requests take, then diagnose again.", format);
    return new Diagnosis(
        Diagnosis.SCHEMA_VERSION,
        title,
        window,
        reading(),
        cards,
        findings(),
        next,
        performance(),
        List.of(),
        Engaged.NOT);
  }

  private Reading reading() {
    var sample =
        new Reading.Sample("access.log.1", 1_204_331, "status", "- - [x] \"\\x16\\x03<b>\" -");
    var fields =
        List.of(
            new LogReading.FieldReading("$remote_addr", "client, hashed and not kept"),
            new LogReading.FieldReading("$time_local", "start or end of the request"),
            new LogReading.FieldReading(
                "$request_time", timed ? "duration in seconds" : "not used"));
    var format =
        new LogReading.FormatReading(
            "nginx timed", "found in a sample of 1,000 lines", 0.998, fields);
    long rejected = requests > 100 ? 12 : 0;
    var log =
        new LogReading(
            "/var/log/nginx/access.log.1",
            format,
            requests * 180,
            requests + rejected,
            requests,
            List.of("the last member of the archive is cut short"));
    return new Reading(
        requests + rejected,
        requests,
        rejected == 0
            ? List.of()
            : List.of(new Reading.Rejected("not a record of a request", 12, List.of(sample))),
        List.of(new Reading.Note("are out of order by more than a minute", 41)),
        List.of(log));
  }

  private DimensionCard card(Dimension dimension) {
    Verdict unknown = new Verdict.Inconclusive("no target is set");
    return switch (dimension) {
      case PERFORMANCE ->
          new DimensionCard(
              dimension,
              seconds("p95 latency", 0.612, 72),
              List.of(),
              unknown,
              coverage(timed ? 0.97 : 0));
      case RELIABILITY ->
          new DimensionCard(
              dimension, ratio("requests not failed", 0.9987), List.of(), unknown, coverage(1));
      case CAPACITY -> missing(dimension, "headroom", "an access log does not show saturation");
      case SECURITY -> missing(dimension, "gaps against level 2", "no security source is named");
      case COST -> missing(dimension, "cost of a request", "no cost data is named");
      case VELOCITY -> missing(dimension, "lead time", "no repository is named");
    };
  }

  private DimensionCard missing(Dimension dimension, String indicator, String why) {
    Measurement none =
        new Measurement.Missing(
            subject(indicator), why, "add sources." + dimension + " to engagement.yaml");
    return new DimensionCard(
        dimension, none, List.of(), new Verdict.Inconclusive("unknown"), coverage(0));
  }

  private List<Finding> findings() {
    if (requests < 100) {
      return List.of();
    }
    var exemplar =
        new Exemplar(
            "access.log.1", 88_201, window.from().plusSeconds(3600), 200, Duration.ofMillis(4100));
    List<Finding> findings = new ArrayList<>();
    String[] titles = {
      "GET /account/orders is slow: p95 is 1.12 s and it takes 41 % of all time.",
      "GET /search slows down under load: p95 is 3.4 times as long in the busiest hour.",
      "POST /checkout fails: 0.41 % of its requests end in a 5xx.",
    };
    for (int i = 0; i < titles.length; i++) {
      Measurement cost =
          timed
              ? measured("user time", 113_040.0 / (i * 2 + 1), Unit.SECONDS_PER_DAY, 0.12)
              : new Measurement.Missing(
                  subject("user time"), "no duration is logged", "log $request_time");
      findings.add(
          new Finding(
              "slow-route",
              titles[i],
              "Look at its slowest requests first.",
              cost,
              new Evidence(
                  List.of(seconds("p95 latency", 1.12, 72), ratio("5xx", 0.0041)),
                  List.of(exemplar))));
    }
    return findings;
  }

  private Performance performance() {
    var levels = new ArrayList<LoadCurve.Level>();
    for (int i = 0; timed && i < 8; i++) {
      double rate = 2 + i * 5;
      levels.add(
          new LoadCurve.Level(
              rate - 2,
              rate + 2,
              900,
              41_000,
              rate,
              rate * 0.1,
              around(0.06 + i * 0.004),
              around(0.3 + i * i * 0.02)));
    }
    List<Contrast> contrasts =
        List.of(
            contrast("slow", "longer than 1.12 s, the p95"),
            contrast("failing", "with status 5xx"));
    return new Performance(
        overall(),
        List.of(service("shop"), service("")),
        routes(),
        timeline(),
        heatMap(),
        profile(24),
        profile(7),
        new LoadCurve(
            "requests a second",
            Duration.ofMinutes(1),
            levels,
            seconds("effect", 1.3, 9),
            seconds("lost", 12, 9),
            new Verdict.Fail("Latency is higher where load is")),
        change(),
        contrasts);
  }

  private Overall overall() {
    var traffic =
        new Overall.Traffic(
            count("requests", requests),
            rate("mean rate", 12.3),
            rate("busiest minute", 41.2),
            rate("busiest 10 s", 88),
            measured("bytes", 1.2e10, Unit.BYTES, 0),
            timed
                ? measured("in the system", 3.2, Unit.CONCURRENT_REQUESTS, 0.05)
                : absent("in the system"));
    var statuses =
        List.of(
            new Overall.StatusCount("2xx", requests, ratio("2xx", 0.97)),
            new Overall.StatusCount("5xx", 3, ratio("5xx", 0.0041)));
    return new Overall(
        traffic,
        latency(1),
        errors(0.00412),
        statuses,
        statuses,
        new Overall.Clients(
            measured("distinct clients", 12_312, Unit.CLIENTS, 0.02),
            ratio("heaviest client", 0.031)));
  }

  private List<RouteRow> routes() {
    List<RouteRow> rows = new ArrayList<>();
    String[] labels = {
      "GET /account/orders",
      "GET /search",
      "POST /checkout",
      "GET /product/{id}",
      HOSTILE,
      "GET /a/very/long/path/that/no/column/can/hold/without/breaking/it/somewhere/{uuid}/in/between",
      "GET /events/{id}",
      "(other)",
      "(unmatched)",
      "GET /admin/report"
    };
    for (int i = 0; i < labels.length; i++) {
      boolean few = i == labels.length - 1 || requests < 100;
      long n = requests < 100 ? requests : few ? 31 : requests / (i + 2);
      Diagnoses part = new Diagnoses(window, n, timed);
      var exemplar =
          new Exemplar(
              "access.log.1",
              88_201L * i,
              window.from(),
              200,
              timed ? Duration.ofMillis(4100) : null);
      rows.add(
          new RouteRow(
              "shop",
              labels[i],
              n,
              part.share(0.41 / (i + 1)),
              part.latency(1.8 / (i + 1)),
              part.errors(!few ? 0.004 / (i + 1) : timed && requests < 100 ? 1 : 0),
              part.measured("bytes", 1e9 / (i + 1), Unit.BYTES, 0),
              part.measured("in the system", 2, Unit.CONCURRENT_REQUESTS, 0),
              i == 6,
              i % 2 == 0 ? List.of(exemplar) : List.of()));
    }
    return rows;
  }

  private Timeline timeline() {
    List<Timeline.Column> columns = new ArrayList<>();
    Duration width = window.length().dividedBy(COLUMNS);
    for (int i = 0; i < COLUMNS; i++) {
      boolean gap = i >= 52 && i < 57;
      double wave = 1 + Math.sin(i / 96.0 * 28 * Math.PI - 1.5);
      long n = gap ? 0 : Math.round(requests / 96.0 * (0.3 + wave * 0.7));
      columns.add(
          new Timeline.Column(
              window.from().plus(width.multipliedBy(i)),
              n,
              n / (width.toMillis() / 1e3),
              n / 50,
              i > 70 && i < 76 ? n / 20 : n / 400,
              timed && !gap ? around(0.06 + wave * 0.01) : null,
              timed && !gap ? around(0.3 + wave * 0.2 + (i > 70 && i < 76 ? 0.6 : 0)) : null,
              timed && !gap ? n * 1e-3 : null,
              gap));
    }
    return new Timeline(width, columns, "order statistic, answered requests, n as in the column");
  }

  private HeatMap heatMap() {
    List<HeatMap.Bin> bins = new ArrayList<>();
    for (int i = 0; i < 28; i++) {
      bins.add(new HeatMap.Bin(Math.pow(2, -9 + i * 0.5), Math.pow(2, -9 + (i + 1) * 0.5)));
    }
    List<HeatMap.Cell> cells = new ArrayList<>();
    for (int column = 0; timed && column < COLUMNS; column++) {
      for (int bin = 0; bin < 28 && (column < 52 || column >= 57); bin++) {
        double centre = 10 + 1.5 * Math.sin(column / 96.0 * 28 * Math.PI - 1.5);
        double far = (bin - centre) / (bin > centre ? 4.2 : 2.4);
        long n = Math.round(900 * Math.exp(-far * far));
        if (n > 0) {
          cells.add(new HeatMap.Cell(column, bin, n));
        }
      }
    }
    return new HeatMap(COLUMNS, bins, cells);
  }

  private Change change() {
    Instant third = window.from().plus(window.length().dividedBy(3));
    Instant last = window.to().minus(window.length().dividedBy(3));
    List<Change.Shift> routes = new ArrayList<>();
    Outcome[] outcomes = Outcome.values();
    for (int i = 0; i < outcomes.length; i++) {
      routes.add(shift("shop", "GET /route/" + i, outcomes[i]));
    }
    return new Change(
        new Window(window.from(), third),
        new Window(last, window.to()),
        shift("", "all requests", Outcome.ROSE),
        routes,
        "Weekends fall into one third only.");
  }

  private Change.Shift shift(String service, String label, Outcome outcome) {
    return new Change.Shift(
        service,
        label,
        new Comparison(
            rate("rate", 10), rate("rate", 14), measured("factor", 1.4, Unit.FACTOR, 0.1), outcome),
        new Comparison(
            seconds("p95", 0.5, 9),
            seconds("p95", 0.6, 9),
            timed ? measured("factor", 1.2, Unit.FACTOR, 0.1) : absent("factor"),
            outcome),
        new Comparison(
            ratio("5xx", 0.002),
            ratio("5xx", 0.004),
            measured("difference", 0.002, Unit.RATIO_DIFFERENCE, 0.5),
            outcome));
  }

  private Contrast contrast(String kind, String selects) {
    List<Contrast.Row> rows = new ArrayList<>();
    String[][] values = {
      {"route", "GET /account/orders"},
      {"hour", "10:00–11:00"},
      {"client", "mobile browser"},
      {"size", "256 KiB–1 MiB"}
    };
    for (int i = 0; i < values.length; i++) {
      rows.add(
          new Contrast.Row(
              values[i][0],
              values[i][1],
              ratio("among", 0.62 / (i + 1)),
              ratio("among the rest", 0.11 / (i + 1)),
              measured("difference", 0.51 / (i + 1), Unit.RATIO_DIFFERENCE, 0.1),
              20_110));
    }
    return new Contrast(kind, selects, requests / 20, requests - requests / 20, rows, "");
  }
}
