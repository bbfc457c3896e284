package dev.tenfold.diagnose.vitals;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Field, CrUX and lab, each in tables of its own. */
final class VitalTables {
  private static final int PAGES = 20;

  private final Window window;
  private final List<Vital> field;
  private final List<Vital> lab;
  private final List<VitalAggregate> crux;
  private final List<String> notes = new ArrayList<>();

  VitalTables(Window window, List<Vital> field, List<Vital> lab, List<VitalAggregate> crux) {
    this.window = window;
    this.field = field;
    this.lab = lab;
    this.crux = crux;
  }

  List<Exhibit> exhibits() {
    List<Exhibit> exhibits = new ArrayList<>();
    if (!field.isEmpty()) {
      exhibits.add(shares());
      exhibits.add(pages());
    }
    if (!crux.isEmpty()) {
      exhibits.add(crux());
    }
    if (!lab.isEmpty()) {
      exhibits.add(lab());
    }
    return exhibits;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  private Exhibit shares() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      PageViews views = PageViews.of(metric, "all page views", window, field);
      Measurement p75 = views.p75();
      rows.add(
          List.of(
              Cell.of(metric.name()),
              Cell.of(p75),
              Cell.of(views.good()),
              Cell.of(views.between()),
              Cell.of(views.poor()),
              Cell.of(Judgement.target(metric)),
              Cell.of(Judgement.of(metric, p75).words())));
    }
    return new Exhibit.Table(
        "Core Web Vitals of visitors",
        "Shares are of page views that report the vital; INP is reported only where somebody"
            + " clicked or typed.",
        List.of("vital", "p75", "good", "needs improvement", "poor", "target at p75", "verdict"),
        rows);
  }

  private Exhibit pages() {
    List<List<Cell>> rows = new ArrayList<>();
    rows(rows, "all on ", Vital::device, "devices that are not told");
    int before = rows.size();
    int pages = rows(rows, "", Vital::page, "pages that are not told");
    int left = pages - (rows.size() - before);
    if (left > 0) {
      notes.add(
          "Pages not in the table of Core Web Vitals, since they have fewer page views, or fewer than"
              + " the "
              + PageViews.P75.smallestSample()
              + " that a p75 needs: "
              + Digits.whole(left));
    }
    return new Exhibit.Table(
        "Core Web Vitals of visitors at p75, by device and page",
        "Most page views first.",
        List.of("page views", "LCP", "INP", "CLS"),
        rows);
  }

  /** Adds rows for groups with enough page views, and returns how many groups there are. */
  private int rows(
      List<List<Cell>> rows, String before, Function<Vital, String> by, String nameless) {
    Map<String, List<Vital>> groups = groups(field, by);
    if (groups.size() == 1 && groups.containsKey("")) {
      return 0;
    }
    groups.entrySet().stream()
        .filter(group -> largest(group.getValue()) >= PageViews.P75.smallestSample())
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, List<Vital>> group) -> group.getValue().size())
                .reversed())
        .limit(PAGES)
        .forEach(group -> {
          String name = group.getKey().isEmpty() ? nameless : before + group.getKey();
          rows.add(row(name, group.getValue()));
        });
    return groups.size();
  }

  static Map<String, List<Vital>> groups(List<Vital> vitals, Function<Vital, String> by) {
    Map<String, List<Vital>> groups = new TreeMap<>();
    vitals.forEach(
        vital -> groups.computeIfAbsent(by.apply(vital), any -> new ArrayList<>()).add(vital));
    return groups;
  }

  private static long largest(List<Vital> vitals) {
    Map<Metric, Long> counts = new EnumMap<>(Metric.class);
    vitals.forEach(vital -> counts.merge(vital.metric(), 1L, Long::sum));
    return Collections.max(counts.values());
  }

  private List<Cell> row(String name, List<Vital> vitals) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(name)));
    for (Metric metric : Metric.values()) {
      cells.add(Cell.of(PageViews.of(metric, name, window, vitals).p75()));
    }
    return cells;
  }

  private Exhibit crux() {
    List<List<Cell>> rows = new ArrayList<>();
    for (VitalAggregate sum : crux) {
      rows.add(
          List.of(
              Cell.of(scope(sum)),
              Cell.of(sum.metric().name()),
              Cell.of(p75(sum)),
              Cell.of(share(sum, "good", sum.shares().good())),
              Cell.of(share(sum, "needs improvement", sum.shares().between())),
              Cell.of(share(sum, "poor", sum.shares().poor())),
              Cell.of(Judgement.word(sum.metric(), sum.p75()))));
    }
    return new Exhibit.Table(
        "Core Web Vitals in CrUX",
        "Of Chrome's users who share their data, each row over its own 28 days.",
        List.of("of", "vital", "p75", "good", "needs improvement", "poor", "by p75"),
        rows);
  }

  static Measurement p75(VitalAggregate sum) {
    return cruxValue(sum, sum.metric() + " at p75", sum.p75(), PageViews.unit(sum.metric()));
  }

  private static Measurement share(VitalAggregate sum, String word, double share) {
    return cruxValue(sum, sum.metric() + ", " + word, share, Unit.RATIO);
  }

  private static Measurement cruxValue(
      VitalAggregate sum, String indicator, double value, Unit unit) {
    Subject subject = new Subject(indicator, scope(sum), new Window(sum.from(), sum.to()));
    return Double.isFinite(value)
        ? new Measured(
            subject,
            value,
            unit,
            null,
            Provenance.exact(0, "CrUX, which does not tell its number of page views"))
        : new Missing(subject, "CrUX does not tell it", "ask the CrUX API again");
  }

  private static String scope(VitalAggregate sum) {
    String device = sum.device().isEmpty() ? "all devices" : sum.device();
    return (sum.page().isEmpty() ? "an unnamed page" : sum.page()) + ", " + device;
  }

  private Exhibit lab() {
    List<List<Cell>> rows = new ArrayList<>();
    groups(lab, vital -> vital.page() + (vital.device().isEmpty() ? "" : ", " + vital.device()))
        .forEach((name, vitals) ->
            rows.add(
                List.of(
                    Cell.of(name),
                    Cell.of(median(Metric.LCP, name, vitals)),
                    Cell.of(median(Metric.CLS, name, vitals)))));
    return new Exhibit.Table(
        "Lighthouse runs (lab)",
        "The median run of each page. No visitor felt it, and it has no INP.",
        List.of("page", "LCP in the lab", "CLS in the lab"),
        rows);
  }

  private Measurement median(Metric metric, String name, List<Vital> vitals) {
    PageViews runs = PageViews.of(metric, name, window, vitals);
    Subject subject = new Subject(metric + " in the lab", name, window);
    return runs.n() == 0
        ? new Missing(subject, "no run has it", "let Lighthouse audit performance")
        : new Measured(
            subject,
            runs.median(),
            PageViews.unit(metric),
            null,
            Provenance.exact(runs.n(), "median of the lab runs"));
  }
}
