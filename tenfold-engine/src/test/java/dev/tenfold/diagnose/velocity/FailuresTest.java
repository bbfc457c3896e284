package dev.tenfold.diagnose.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.stats.Wilson;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final String STATED = "change fail rate, stated";
  private static final String UNDONE = "change fail rate, stated or undone";
  private static final String INFERRED = "change fail rate, stated, undone or inferred";
  private static final String RECOVERY = "failed deployment recovery time, p50";

  @Test
  void the_rate_is_a_range_by_grade_of_evidence() {
    Facts facts = new Facts().steady(10);
    facts.incident("stated", 500, 501.0, "d1");
    facts.incident("again", 502, 503.0, "d1");
    facts.incident("soon", 12 + 48 * 3 + 5, 12 + 48 * 3 + 6.0, "");
    facts.incident("late", 12 + 48 * 4 + 25, 12 + 48 * 4 + 26.0, "");
    facts.incident("cloud", 300, 301.0, "eu-west-1 outage");
    String wrong = facts.commits.get(5).sha();
    facts.deploy("back", wrong, 12 + 48 * 9 + 2);
    Read read = new Read(facts);
    assertThat(read.value(STATED)).isEqualTo(0.1, within(1e-12));
    assertThat(read.value(UNDONE)).isEqualTo(0.2, within(1e-12));
    assertThat(read.value(INFERRED)).isEqualTo(0.3, within(1e-12));
    assertThat(read.measured(UNDONE).interval()).isEqualTo(Wilson.interval(2, 10, 0.95));
    assertThat(read.findings()).first().isEqualTo("failed-changes");
    assertThat(read.chapter.findings().getFirst().title())
        .isEqualTo(
            "2 of 10 deployments in service failed: an incident names them, or they were undone");
    assertThat(read.chapter.notes())
        .contains("1 incident states a cause that is no deployment to production known here.");
  }

  @Test
  void no_incidents_collected_is_not_no_failure() {
    Read read = new Read(new Facts().steady(10));
    assertThat(read.why(STATED)).isEqualTo("no incidents were collected");
    assertThat(read.why(INFERRED)).isEqualTo("no incidents were collected");
    assertThat(read.why(UNDONE)).startsWith("no incidents were collected; that nothing was");
    assertThat(read.why(RECOVERY)).isEqualTo("no incidents were collected and nothing was undone");
  }

  @Test
  void without_incidents_a_rollback_gives_a_lower_bound() {
    Facts facts = new Facts().steady(10);
    facts.deploy("back", "", 470, Outcome.ROLLED_BACK);
    Read read = new Read(facts);
    assertThat(read.value(UNDONE)).isEqualTo(0.1, within(1e-12));
    assertThat(read.measured(UNDONE).provenance().how()).startsWith("a lower bound");
    assertThat(read.why(INFERRED)).isEqualTo("no incidents were collected");
  }

  @Test
  void incidents_that_state_no_cause_leave_the_stated_rate_unknown() {
    Facts facts = new Facts().steady(10);
    facts.incident("soon", 13, 14.0, "");
    Read read = new Read(facts);
    assertThat(read.why(STATED)).isEqualTo("none of the 1 incidents states its cause");
    assertThat(read.value(INFERRED)).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void a_cause_may_be_a_commit_of_the_deployment() {
    Facts facts = new Facts().steady(3);
    String inside = facts.commit("inside", 150, 151);
    facts.deploy("two", facts.commit("tip", 152, 153), 154);
    facts.incident("i", 155, 156.0, inside.substring(0, 8));
    assertThat(new Read(facts).column("failed")).containsExactly("stated", "", "", "");
  }

  @Test
  void a_rollback_undoes_what_was_in_service() {
    Facts facts = new Facts().steady(3);
    facts.deploy("back", facts.commits.get(1).sha(), 110);
    facts.deploy("forward", facts.commits.get(2).sha(), 112);
    facts.deploy("none", "", 114, Outcome.ROLLED_BACK);
    String next = facts.commit("next", 115, 116);
    facts.deploy("tried", next, 117, Outcome.FAILED);
    facts.deploy("itself", next, 118, Outcome.ROLLED_BACK);
    Read read = new Read(facts);
    assertThat(read.column("what it did").reversed())
        .containsExactly(
            "new version",
            "new version",
            "new version",
            "rollback",
            "same again",
            "rollback",
            "did not succeed",
            "new version, rolled back");
    assertThat(read.column("failed").reversed())
        .containsExactly(
            "", "", "rolled back or reverted", "", "", "", "", "rolled back or reverted");
    assertThat(read.column("recovered after").reversed().get(2)).isEqualTo("7200.0");
    assertThat(read.column("recovered after").getFirst()).isEqualTo("unknown");
    assertThat(read.value("deployment frequency")).isEqualTo(0.75, within(1e-12));
    assertThat(read.value(UNDONE)).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void a_revert_soon_after_says_that_the_deployment_failed() {
    Facts facts = new Facts().steady(3);
    facts.commit("Revert \"change 1\"", 70, 70);
    facts.deploy("mended", facts.commit("more", 71, 71), 120);
    facts.commit("Revert \"change 2\"", 24 * 14, 24 * 14);
    Read read = new Read(facts);
    assertThat(read.column("failed").reversed())
        .containsExactly("", "rolled back or reverted", "", "");
    assertThat(read.column("recovered after").reversed().get(1))
        .as("until the revert was deployed")
        .isEqualTo(String.valueOf((120 - 60) * 3600.0));
  }

  /** Deployments are at 12, 60, 108 and 156 h; a revert counts within 168 h of one. */
  @Test
  void a_revert_names_what_it_takes_back_by_id_or_by_pull_request() {
    Facts facts = new Facts().steady(2);
    facts.deploy("d2", facts.commit("change (#41)", 100, 104), 108);
    String kept = facts.commit("change 3", 146, 152);
    facts.deploy("d3", kept, 156);
    facts.revert("Back out", 70, facts.commits.get(1).sha().substring(0, 9));
    facts.revert("Back out", 110, "#41");
    facts.revert("Back out before it was deployed", 155, kept);
    Read read = new Read(facts);
    assertThat(read.column("failed").reversed())
        .containsExactly("", "rolled back or reverted", "rolled back or reverted", "");
    assertThat(read.value(UNDONE)).isEqualTo(0.5, within(1e-12));
    assertThat(read.value("merged changes that revert others")).isEqualTo(3 / 7.0, within(1e-12));
  }

  @Test
  void taking_a_revert_back_blames_nobody() {
    Facts facts = new Facts().steady(2);
    String revert = facts.revert("Revert \"change 1\"", 400, facts.commits.get(1).sha());
    facts.deploy("d2", revert, 401);
    facts.revert("Revert \"Revert \"change 1\"\"", 402, revert);
    assertThat(new Read(facts).column("failed")).containsOnly("");
  }

  @Test
  void failures_that_last_are_longer_than_all_others() {
    Facts facts = new Facts().steady(12);
    for (int i = 0; i < 9; i++) {
      double at = 12 + 48 * i;
      facts.incident("i" + i, at + 1, i < 8 ? (Double) (at + 1 + i) : null, "d" + i);
    }
    Read read = new Read(facts);
    assertThat(read.value(RECOVERY)).isEqualTo(5 * 3600);
    assertThat(read.measured(RECOVERY).provenance().how()).contains("1 still open");
    assertThat(read.column("recovered after")).contains("not yet");
    for (int i = 9; i < 12; i++) {
      facts.incident("i" + i, 12 + 48 * i + 1, null, "d" + i);
    }
    assertThat(new Read(facts).why(RECOVERY))
        .isEqualTo("too many of the 12 failed deployments have no end yet");
  }

  @Test
  void rework_needs_to_be_said_of_most_deployments() {
    Facts facts = new Facts().steady(4);
    assertThat(new Read(facts).why("deployment rework rate"))
        .isEqualTo("0 of 4 deployments say why they were made");
    facts.trigger = Trigger.PLANNED;
    for (int i = 0; i < 5; i++) {
      facts.deploy("p" + i, facts.commit("p" + i, 200, 200), 210 + i);
    }
    facts.trigger = Trigger.REWORK;
    facts.deploy("r", facts.commit("r", 220, 220), 221);
    assertThat(new Read(facts).value("deployment rework rate")).isEqualTo(1 / 6.0, within(1e-12));
    facts.trigger = Trigger.UNKNOWN;
    facts.deploy("back", "", 230, Outcome.ROLLED_BACK);
    assertThat(new Read(facts).value("deployment rework rate"))
        .as("a rollback is rework, whatever its source says")
        .isEqualTo(2 / 7.0, within(1e-12));
  }
}
