package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.observe.Incident;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Commits, deployments and incidents, joined. */
final class Joined {
  /** What nobody has set a target for. */
  private static final Verdict NO_TARGET = new Verdict.Inconclusive("no target is set");

  final VelocityMaterial material;
  final Window window;
  final VelocitySettings settings;
  final History history;
  final Production production;
  final ChangeSets sets;
  final PullRequests pullRequests;
  final LeadTimes leadTimes;
  final Failures failures;
  final List<Window> weeks;
  final Numbers numbers;

  Joined(VelocityMaterial material) {
    this.material = material;
    this.window = material.window();
    this.settings = material.settings();
    this.history = new History(material.repositories(), material.releases());
    this.production = new Production(material, history);
    this.sets = new ChangeSets(production, history, settings);
    this.pullRequests = new PullRequests(material.repositories());
    this.leadTimes = new LeadTimes(production, history, sets, pullRequests);
    this.failures = new Failures(production, history, sets, material);
    this.weeks = Weeks.of(window, settings.zone());
    this.numbers = new Numbers(scope(production), window);
  }

  private static String scope(Production production) {
    TreeSet<String> services = new TreeSet<>();
    production.all().forEach(rollout -> services.add(rollout.service()));
    services.remove("");
    return switch (services.size()) {
      case 0 -> "the product";
      case 1 -> services.first();
      default -> services.size() + " services together";
    };
  }

  @Nullable List<Incident> incidents() {
    return material.incidents();
  }

  /** Returns how many weeks the window is long. */
  double weekCount() {
    return window.seconds() / Weeks.SECONDS;
  }

  /** Returns a number with what it was in each whole week. */
  Indicator weekly(Measurement value, Function<Window, TrendPoint> ofWeek) {
    List<TrendPoint> trend =
        value instanceof Measurement.Measured ? weeks.stream().map(ofWeek).toList() : List.of();
    return new Indicator(value, "", NO_TARGET, trend);
  }
}
