package dev.tenfold.diagnose.vitals;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Vitals that are beyond what is good, for all visitors and on the pages that add most to it. */
final class VitalFindings {
  private static final int PAGES = 3;

  private final Window window;
  private final List<Vital> field;
  private final Map<Metric, Indicator> indicators;

  VitalFindings(Window window, List<Vital> field, Map<Metric, Indicator> indicators) {
    this.window = window;
    this.field = field;
    this.indicators = indicators;
  }

  List<Finding> findings() {
    List<Ranked> ranked = new ArrayList<>();
    indicators.forEach((metric, indicator) -> {
      boolean fails = indicator.verdict() instanceof Verdict.Fail;
      if (fails && indicator.value() instanceof Measured p75) {
        ranked.add(new Ranked(p75.value() / metric.good(), whole(metric, p75)));
      }
    });
    ranked.sort(Comparator.comparingDouble(Ranked::times).reversed());
    List<Finding> findings = new ArrayList<>(ranked.stream().map(Ranked::finding).toList());
    findings.addAll(pages());
    return findings;
  }

  /** A finding and how many times what is good it is. */
  private record Ranked(double times, Finding finding) {}

  private Finding whole(Metric metric, Measured p75) {
    PageViews views = PageViews.of(metric, "all page views", window, field);
    List<Measurement> numbers =
        views.n() == 0 ? List.of(p75) : List.of(p75, views.good(), views.poor());
    String detail =
        views.good() instanceof Measured good
            ? Figure.ratio(good.value()).text() + " of the page views that report it are good."
            : "CrUX says so; beacons of your own would tell on which pages.";
    return finding("slow-vital", title(metric, "", p75), detail, p75, numbers);
  }

  private static String title(Metric metric, String where, Measured p75) {
    Figure value = Figure.of(p75.value(), p75.unit());
    Interval interval = p75.interval();
    String between = interval == null ? "" : " (" + value.alike(interval) + ")";
    return metric
        + where
        + " is "
        + value.text()
        + between
        + " at p75, "
        + Judgement.word(metric, p75.value())
        + ": good is "
        + Judgement.target(metric);
  }

  /** A page whose vital is not good, and how many of its page views are not. */
  private record SlowPage(Metric metric, String page, PageViews views, Measured p75, double lost) {}

  private List<Finding> pages() {
    List<SlowPage> slow = new ArrayList<>();
    VitalTables.groups(field, Vital::page)
        .forEach((page, vitals) -> {
          for (Metric metric : Metric.values()) {
            PageViews views = PageViews.of(metric, page, window, vitals);
            if (!page.isEmpty()
                && views.p75() instanceof Measured p75
                && Judgement.of(metric, p75) instanceof Verdict.Fail
                && views.good() instanceof Measured good) {
              slow.add(new SlowPage(metric, page, views, p75, (1 - good.value()) * views.n()));
            }
          }
        });
    slow.sort(Comparator.comparingDouble(SlowPage::lost).reversed());
    return slow.stream().limit(PAGES).map(this::page).toList();
  }

  private Finding page(SlowPage slow) {
    String detail =
        Figure.of(slow.lost(), Unit.count("page view")).text()
            + " of "
            + Figure.of((double) slow.views().n(), Unit.count("page view")).text()
            + " there are not good.";
    return finding(
        "slow-page",
        title(slow.metric(), " on " + slow.page(), slow.p75()),
        detail,
        slow.p75(),
        List.of(slow.p75(), slow.views().good(), slow.views().poor()));
  }

  private Finding finding(
      String kind, String title, String detail, Measured p75, List<Measurement> numbers) {
    Subject subject = new Subject("time users wait for it", p75.subject().scope(), window);
    Missing cost =
        new Missing(
            subject,
            "a vital is what a page view feels like, not how often pages are viewed",
            "collect a beacon from every page view and multiply");
    return new Finding(kind, title, detail, cost, new Evidence(numbers, List.of()));
  }
}
