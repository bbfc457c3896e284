package dev.tenfold.diagnose.velocity;

import static dev.tenfold.diagnose.velocity.Facts.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VelocityDiagnosisTest {
  private static final String AUTHORED = "change lead time, authored to deployed, p50";
  private static final String REQUEST =
      "change lead time, first commit of the pull request to deployed, p50";
  private static final String MERGED = "change lead time, merged to deployed, p50";

  @Test
  void each_clock_starts_where_it_says() {
    Read read = new Read(new Facts().steady(14));
    assertThat(read.value(AUTHORED)).isEqualTo(10 * 3600);
    assertThat(read.value(MERGED)).isEqualTo(4 * 3600);
    assertThat(read.why(REQUEST)).contains("not known when any deployed pull request began");
    assertThat(read.measured(MERGED).n())
        .as("the first deployment has no change set")
        .isEqualTo(13);
    assertThat(read.measured(MERGED).interval())
        .isEqualTo(new Interval(14400, 14400, 0.95, "bootstrap of clusters"));
    assertThat(read.chapter.card().headline()).isEqualTo(read.measured(AUTHORED));
    assertThat(read.chapter.notes())
        .contains(
            "1 deployment is the first of its service: what was in it is unknown, and it has no lead"
                + " time.");
  }

  @Test
  void a_change_set_is_what_no_deployment_before_had() {
    Facts facts = new Facts();
    String one = facts.commit("1", 0, 1);
    facts.commit("2", 2, 3);
    String three = facts.commit("3", 4, 5);
    facts.deploy("a", one, 6).deploy("b", three, 7).deploy("c", three.substring(0, 9), 8);
    Read read = new Read(facts);
    assertThat(read.column("changes")).containsExactly("", "2.0", "the first: unknown");
    assertThat(read.column("what it did"))
        .containsExactly("same again", "new version", "new version");
    assertThat(read.why(MERGED))
        .isEqualTo("too few deployments with known changes: 1 where 6 are needed");
  }

  @Test
  void what_was_deployed_is_not_guessed() {
    Facts facts = new Facts();
    facts.commit("1", 0, 1);
    facts.deploy("a", "", 2).deploy("b", "", 3);
    assertThat(new Read(facts).why(MERGED))
        .isEqualTo("the deployments name no commit, and which one it was is not guessed");
    Facts strange = new Facts();
    strange.commit("1", 0, 1);
    strange.deploy("a", "feedfacefeed", 2).deploy("b", "cafecafecafe", 3);
    assertThat(new Read(strange).why(MERGED))
        .isEqualTo("the revisions deployed are not in the history that was read");
  }

  @Test
  void a_deployment_after_an_unknown_one_has_no_change_set() {
    Facts facts = new Facts();
    String one = facts.commit("1", 0, 1);
    String two = facts.commit("2", 0, 1);
    String three = facts.commit("3", 0, 1);
    facts
        .deploy("a", one, 2)
        .deploy("b", "feedfacefeed", 3)
        .deploy("c", two, 4)
        .deploy("d", three, 5);
    assertThat(new Read(facts).column("changes"))
        .containsExactly(
            "1.0", "the one before is unknown", "its commit is unknown", "the first: unknown");
  }

  @Test
  void squashing_hides_the_authored_clock_and_heads_of_pull_requests_give_it_back() {
    Facts facts = new Facts();
    for (int i = 0; i < 10; i++) {
      double at = 20 + 48 * i;
      facts.deploy("d" + i, facts.commit("change (#" + (100 + i) + ")", at - 4, at - 4), at);
    }
    Read hidden = new Read(facts);
    assertThat(hidden.why(AUTHORED))
        .isEqualTo(
            "not observable: 100 % of the deployed commits are squashed pull requests, which erases"
                + " when they were written");
    assertThat(hidden.value(MERGED)).isEqualTo(4 * 3600);
    assertThat(hidden.value("squashed pull requests")).isEqualTo(1);
    assertThat(hidden.findings()).contains("hidden-lead-time");
    for (int i = 0; i < 10; i++) {
      facts.heads.add(new PullRequestStart(100 + i, hour(48 * i), 3));
    }
    Read given = new Read(facts);
    assertThat(given.value(AUTHORED)).isEqualTo(20 * 3600);
    assertThat(given.value(REQUEST)).isEqualTo(20 * 3600);
    assertThat(given.value("first commit of the pull request to merged, p50")).isEqualTo(16 * 3600);
    assertThat(given.findings()).contains("lead-time").doesNotContain("hidden-lead-time");
  }

  @Test
  void a_merge_tells_when_its_pull_request_began() {
    Facts facts = new Facts();
    facts.commit("root", -50, -50);
    for (int i = 0; i < 10; i++) {
      double at = 30 + 48 * i;
      facts.deploy("d" + i, facts.merge(200 + i, at - 30, at - 6), at);
    }
    Read read = new Read(facts);
    assertThat(read.value(REQUEST)).isEqualTo(30 * 3600);
    assertThat(read.value(AUTHORED)).isEqualTo(30 * 3600);
    assertThat(read.value(MERGED)).isEqualTo(6 * 3600);
    assertThat(read.measured(MERGED).n()).isEqualTo(9);
  }

  @Test
  void three_clocks_of_one_change_differ() {
    Facts facts = new Facts();
    facts.commit("root", -90, -90);
    for (int i = 0; i < 10; i++) {
      double at = 50 + 48 * i;
      facts.deploy("d" + i, facts.merge(300 + i, at - 30, at - 6), at);
      facts.heads.add(new PullRequestStart(300 + i, hour(at - 45), 2));
    }
    Read read = new Read(facts);
    assertThat(read.value(REQUEST)).as("its head tells of an earlier commit").isEqualTo(45 * 3600);
    assertThat(read.value(AUTHORED)).isEqualTo(30 * 3600);
    assertThat(read.value(MERGED)).isEqualTo(6 * 3600);
    assertThat(read.value("first commit of the pull request to merged, p50")).isEqualTo(39 * 3600);
    assertThat(read.value("squashed pull requests")).isZero();
  }

  /** Lead times of ¼, ½ … 10 hours: by nearest rank their quantiles are the 20th, 30th and 36th. */
  @Test
  void quantiles_of_lead_times_are_ranks() {
    Facts facts = new Facts();
    facts.deploy("before", facts.commit("root", -9, -9), -8);
    for (int i = 1; i <= 40; i++) {
      double merged = 12 * i - i / 4.0;
      facts.deploy("d" + i, facts.commit("change " + i, merged, merged), 12 * i);
    }
    Read read = new Read(facts);
    assertThat(read.value(MERGED)).isEqualTo(5 * 3600);
    assertThat(read.value(MERGED.replace("p50", "p75"))).isEqualTo(7.5 * 3600);
    assertThat(read.value(MERGED.replace("p50", "p90"))).isEqualTo(9 * 3600);
    assertThat(read.measured(MERGED).n()).isEqualTo(40);
  }

  @Test
  void commits_of_bots_have_no_lead_time() {
    Facts facts = new Facts().steady(10);
    facts.author = "renovate[bot] <r@example.org>";
    facts.deploy("bumped", facts.commit("bump", 480, 490), 491);
    Read read = new Read(facts);
    assertThat(read.measured(AUTHORED).n()).isEqualTo(9);
    assertThat(read.measured(MERGED).n()).isEqualTo(9);
    assertThat(read.value("deployment frequency")).isEqualTo(11 / 4.0, within(1e-12));
    assertThat(read.chapter.notes())
        .contains("1 deployed commit of a bot is left out of lead times.");
  }

  @Test
  void weeks_without_a_deployment_count() {
    Facts facts = new Facts();
    facts.deploy("a", facts.commit("1", -30, -20), 5);
    facts.deploy("b", facts.commit("2", 6, 7), 8);
    facts.deploy("c", facts.commit("3", 9, 10), 3 * 168 + 5);
    facts.environment = "pre-production";
    facts.deploy("d", facts.commit("4", 11, 12), 13);
    Read read = new Read(facts);
    Indicator frequency = read.indicator("deployment frequency");
    assertThat(read.value("deployment frequency")).isEqualTo(0.75, within(1e-12));
    assertThat(frequency.trend()).extracting(TrendPoint::value).containsExactly(2.0, 0.0, 0.0, 1.0);
    assertThat(read.findings()).contains("idle-weeks");
    assertThat(read.chapter.notes())
        .contains("1 deployment is not to production, but to pre-production.");
  }

  @Test
  void no_deployment_at_all_is_not_zero_deployments() {
    Facts none = new Facts();
    none.commit("1", 0, 1);
    assertThat(new Read(none).why("deployment frequency"))
        .isEqualTo("no deployments were collected");
    Facts before = new Facts();
    before.deploy("a", before.commit("1", -30, -20), -10);
    assertThat(new Read(before).value("deployment frequency")).isZero();
    Facts staging = new Facts();
    staging.environment = "staging";
    staging.deploy("a", staging.commit("1", 0, 1), 2);
    assertThat(new Read(staging).why("deployment frequency"))
        .isEqualTo("none of the 1 deployments is to production: they are to staging");
  }

  @Test
  void a_service_has_the_changes_that_touch_its_files() {
    Facts facts = new Facts();
    facts.settings =
        new VelocitySettings(
            facts.settings.production(),
            Map.of("shop", List.of("shop/**")),
            facts.settings.failureWithin(),
            facts.settings.revertWithin(),
            facts.settings.zone(),
            1);
    facts.deploy("a", facts.commit("1", 0, 1, "shop/Cart.java"), 2);
    facts.commit("2", 2, 3, "blog/Post.java");
    facts.deploy("b", facts.commit("3", 3, 4, "shop/Cart.java"), 5);
    Read read = new Read(facts);
    assertThat(read.column("changes")).containsExactly("1.0", "the first: unknown");
    assertThat(read.value("active truck factor")).isEqualTo(1);
  }

  @Test
  void nothing_at_all_is_said_to_be_nothing() {
    Read read = new Read(new Facts());
    assertThat(read.chapter.indicators())
        .extracting(Indicator::value)
        .allMatch(Missing.class::isInstance);
    assertThat(read.chapter.card().headline()).isInstanceOf(Missing.class);
    assertThat(((Measured) read.chapter.card().coverage()).value()).isZero();
    assertThat(read.chapter.findings()).isEmpty();
    assertThat(read.chapter.exhibits()).isEmpty();
  }

  @Test
  void a_bare_history_already_tells_something() {
    Facts facts = new Facts();
    for (int i = 0; i < 20; i++) {
      facts.merge(i + 1, 24 * i, 24 * i + 5);
      facts.commit("more " + i, 24 * i + 6, 24 * i + 7, "File" + i + ".java");
    }
    facts.author = "renovate[bot] <r@example.org>";
    facts.commit("bump", 500, 500, "pom.xml");
    Read read = new Read(facts);
    assertThat(read.value("merged changes")).isEqualTo(10);
    assertThat(read.value("first commit of the pull request to merged, p50")).isEqualTo(5 * 3600);
    assertThat(read.value("merged changes by bots")).isEqualTo(1 / 41.0, within(1e-12));
    assertThat(read.value("lines a merged change, p50")).isEqualTo(4);
    assertThat(read.value("active truck factor")).isEqualTo(1);
    assertThat(read.findings()).contains("lead-time", "thin-knowledge");
    assertThat(read.chapter.card().headline()).isInstanceOf(Measured.class);
    assertThat(read.chapter.exhibits())
        .extracting(Exhibit::title)
        .contains("merged changes, by week", "Who can still be asked, by folder");
  }

  @Test
  void nobody_is_named() {
    Facts facts = new Facts().steady(14);
    facts.incident("i", 14, 15.0, "d0");
    assertThat(new Read(facts).chapter.toString()).doesNotContain("Ana").doesNotContain("ana@");
  }

  @Test
  void clocks_that_run_backwards_are_counted_and_left_out() {
    Facts facts = new Facts().steady(10);
    facts.deploy("late", facts.commit("from the future", 700, 600), 490);
    Read read = new Read(facts);
    assertThat(read.measured(MERGED).n()).isEqualTo(9);
    assertThat(read.chapter.notes()).anyMatch(note -> note.startsWith("2 spans end before"));
  }

  @Test
  void a_deployment_may_name_a_release_instead_of_a_commit() {
    Facts facts = new Facts();
    String one = facts.commit("1", 0, 1);
    String two = facts.commit("2", 2, 3);
    facts.releases.add(release("v1.0", one));
    facts.releases.add(release("v1.1", two));
    facts.deployments.add(artifact("a", "pkg:oci/shop@1.0?arch=amd64", 4));
    facts.deployments.add(artifact("b", "registry.example:5000/shop:1.1", 5));
    assertThat(new Read(facts).column("changes")).containsExactly("1.0", "the first: unknown");
  }

  private static Deployment release(String tag, String sha) {
    return new Deployment(
        tag, "", "", sha, tag, null, hour(1), Outcome.SUCCEEDED, Trigger.UNKNOWN, Facts.PLACE);
  }

  private static Deployment artifact(String id, String artifact, double at) {
    return new Deployment(
        id,
        "shop",
        "production",
        "",
        artifact,
        null,
        hour(at),
        Outcome.SUCCEEDED,
        Trigger.UNKNOWN,
        Facts.PLACE);
  }

  @Test
  void every_number_says_how_it_came_about() {
    for (Indicator indicator : new Read(new Facts().steady(14)).chapter.indicators()) {
      Measurement value = indicator.value();
      if (value instanceof Measured measured) {
        assertThat(measured.provenance().how()).isNotBlank();
        assertThat(measured.subject().window()).isEqualTo(Facts.WINDOW);
      } else if (value instanceof Missing missing) {
        assertThat(missing.why()).isNotBlank();
        assertThat(missing.fix()).isNotBlank();
      }
    }
  }
}
