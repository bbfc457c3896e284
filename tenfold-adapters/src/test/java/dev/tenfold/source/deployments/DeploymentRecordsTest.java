package dev.tenfold.source.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentRecordsTest {
  private static final String DEPLOYMENT =
      """
      {"url": "https://api.github.com/repos/octo/shop/deployments/42", "id": 42, "sha": "f95f852",
       "ref": "main", "task": "deploy", "environment": "production",
       "created_at": "2026-03-12T14:00:00Z", "updated_at": "2026-03-12T14:09:00Z"}\
      """
          .replace("\n", " ");

  @ParameterizedTest
  @CsvSource({
    "service.deployed.0.1.1, SUCCEEDED",
    "service.upgraded.0.2.0, SUCCEEDED",
    "service.rolledback.0.3.0, ROLLED_BACK"
  })
  void a_cdevent_says_what_came_into_service(String type, Outcome outcome) throws IOException {
    Delivery<Deployment> read = read(cdevent("e1", type));
    assertThat(read.facts())
        .containsExactly(
            new Deployment(
                "e1",
                "shop",
                "recording",
                "",
                "pkg:generic/shop@3",
                null,
                Instant.parse("2026-03-12T14:05:00.250Z"),
                outcome,
                Trigger.UNKNOWN,
                new Place("f", 1)));
    assertThat(read.notes()).containsExactly(DeploymentRecords.ONLY_SUCCESSES);
  }

  @Test
  void other_cdevents_are_read_and_hold_no_fact() throws IOException {
    Delivery<Deployment> read =
        read(
            cdevent("e1", "service.removed.0.3.0"),
            cdevent("e2", "pipelinerun.finished.0.3.0"),
            cdevent("e3", "incident.detected.0.3.0"));
    assertThat(read.facts()).isEmpty();
    assertThat(read.used()).isEqualTo(3);
    assertThat(read.notes()).hasSize(1).first().asString().contains("removed");
  }

  @Test
  void an_event_that_comes_twice_counts_once() throws IOException {
    Delivery<Deployment> read =
        read(
            cdevent("e1", "service.deployed.0.3.0"),
            cdevent("e1", "service.deployed.0.3.0"),
            cdevent("e2", "service.deployed.0.3.0"));
    assertThat(read.facts()).hasSize(2);
    assertThat(read.used()).isEqualTo(3);
  }

  @Test
  void a_cdevent_without_a_time_is_refused() throws IOException {
    String event = cdevent("e1", "service.deployed.0.3.0").replace("2026-03-12T14", "noon");
    Delivery<Deployment> read = read(event);
    assertThat(read.used()).isZero();
    assertThat(read.rejected()).hasSize(1);
    assertThat(read.rejected().getFirst().samples().getFirst().where()).isEqualTo("f:1");
  }

  @Test
  void github_webhooks_are_joined_by_deployment() throws IOException {
    Delivery<Deployment> read =
        read(
            "{\"action\": \"created\", \"deployment\": " + DEPLOYMENT + "}",
            webhook("in_progress", "14:01"),
            webhook("success", "14:07"),
            webhook("inactive", "18:00"));
    assertThat(read.facts()).hasSize(1);
    Deployment one = read.facts().getFirst();
    assertThat(one.id()).isEqualTo("42");
    assertThat(one.service()).isEqualTo("shop");
    assertThat(one.environment()).isEqualTo("production");
    assertThat(one.revision()).isEqualTo("f95f852");
    assertThat(one.started()).isEqualTo(Instant.parse("2026-03-12T14:00:00Z"));
    assertThat(one.finished()).isEqualTo(Instant.parse("2026-03-12T14:07:00Z"));
    assertThat(one.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(read.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "failure, success, SUCCEEDED, 14:08",
    "success, error, FAILED, 14:08",
    "failure, failure, FAILED, 14:07",
    "failure, inactive, FAILED, 14:07"
  })
  void the_last_final_state_counts_from_when_it_began(
      String first, String second, Outcome outcome, String at) throws IOException {
    Deployment one = read(webhook(second, "14:08"), webhook(first, "14:07")).facts().getFirst();
    assertThat(one.outcome()).isEqualTo(outcome);
    assertThat(one.finished()).isEqualTo(Instant.parse("2026-03-12T" + at + ":00Z"));
  }

  @Test
  void github_lists_are_joined_by_their_addresses() throws IOException {
    String statuses =
        """
        {"state": "success", "environment": "production", "created_at": "2026-03-12T14:07:00Z",
         "deployment_url": "https://api.github.com/repos/octo/shop/deployments/42"}\
        """
            .replace("\n", " ");
    Delivery<Deployment> read = read("[" + DEPLOYMENT + "]", "[" + statuses + "]");
    assertThat(read.read()).isEqualTo(2);
    assertThat(read.facts()).hasSize(1);
    assertThat(read.facts().getFirst().revision()).isEqualTo("f95f852");
  }

  @Test
  void a_deployment_without_a_final_state_is_told_and_left_out() throws IOException {
    Delivery<Deployment> read = read("[" + DEPLOYMENT + "]");
    assertThat(read.facts()).isEmpty();
    assertThat(read.notes()).hasSize(1).first().asString().contains("no final status");
  }

  @Test
  void an_inactive_deployment_did_succeed_but_nobody_says_when() throws IOException {
    Delivery<Deployment> read = read(webhook("inactive", "18:00"));
    assertThat(read.facts().getFirst().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(read.facts().getFirst().finished()).isEqualTo(Instant.parse("2026-03-12T14:00:00Z"));
    assertThat(read.notes()).hasSize(1).first().asString().contains("inactive");
  }

  @Test
  void a_workflow_run_deploys_only_if_somebody_says_so() throws IOException {
    String run =
        """
        {"action": "completed", "workflow": {"name": "Release"}, "repository": {"name": "shop"},
         "sender": {}, "workflow_run": {"id": 7, "name": "Release", "head_sha": "f95f852",
         "path": ".github/workflows/release.yml", "status": "completed", "conclusion": "failure",
         "workflow_id": 3, "run_attempt": 1, "run_started_at": "2026-03-12T14:00:00Z",
         "updated_at": "2026-03-12T14:06:00Z"}}\
        """
            .replace("\n", " ");
    Delivery<Deployment> undeclared = read(run);
    assertThat(undeclared.facts()).isEmpty();
    assertThat(undeclared.notes()).hasSize(1).first().asString().contains("nobody declared");
    Delivery<Deployment> declared =
        DeploymentRecords.read(
            "f",
            new ByteArrayInputStream(run.getBytes(StandardCharsets.UTF_8)),
            Map.of(".github/workflows/release.yml", "production"));
    Deployment one = declared.facts().getFirst();
    assertThat(one.service()).isEqualTo("shop");
    assertThat(one.environment()).isEqualTo("production");
    assertThat(one.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void gitlab_tells_deployments_by_webhook_and_in_lists() throws IOException {
    String event =
        """
        {"object_kind": "deployment", "status": "%s", "status_changed_at": "%s",
         "deployment_id": 15, "environment": "pre-production", "short_sha": "279484c0",
         "project": {"name": "shop", "path_with_namespace": "octo/shop"},
         "commit_url": "https://gitlab.example/octo/shop/-/commit/279484c09fbe69ededfced8c1bb6"}\
        """
            .replace("\n", " ");
    String listed =
        """
        {"id": 41, "iid": 1, "sha": "a91957a8", "status": "failed", "ref": "main",
         "created_at": "2026-03-12T14:00:00Z", "updated_at": "2026-03-19T09:00:00Z",
         "environment": {"id": 9, "name": "production"}, "deployable": {
         "started_at": "2026-03-12T14:00:05Z", "finished_at": "2026-03-12T14:03:00Z",
         "pipeline": {"web_url": "https://gitlab.example/octo/shop/-/pipelines/34"}}}\
        """
            .replace("\n", " ");
    Delivery<Deployment> read =
        read(
            event.formatted("running", "2026-03-12 15:00:00 +0100"),
            event.formatted("success", "2026-03-12 15:02:00 +0100"),
            listed,
            listed.replace("failed", "canceled").replace("41", "42"));
    assertThat(read.facts()).hasSize(2);
    Deployment sent = read.facts().getFirst();
    assertThat(sent.environment()).isEqualTo("pre-production");
    assertThat(sent.revision()).isEqualTo("279484c09fbe69ededfced8c1bb6");
    assertThat(sent.started()).isEqualTo(Instant.parse("2026-03-12T14:00:00Z"));
    assertThat(sent.finished()).isEqualTo(Instant.parse("2026-03-12T14:02:00Z"));
    Deployment failed = read.facts().getLast();
    assertThat(failed.service()).isEqualTo("shop");
    assertThat(failed.finished()).isEqualTo(Instant.parse("2026-03-12T14:03:00Z"));
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(read.notes()).hasSize(1).first().asString().contains("cancelled");
  }

  @Test
  void our_own_lines_hold_every_field() throws IOException {
    Delivery<Deployment> read =
        read(
            """
            {"id": "d1", "service": "shop", "environment": "production", "revision": "f95f852",\
             "artifact": "pkg:generic/shop@3", "started": "2026-03-12T14:00:00Z",\
             "finished": "2026-03-12T14:07:00Z", "outcome": "rolled-back", "trigger": "rework"}\
            """,
            "{\"service\": \"shop\", \"outcome\": \"splendid\", \"finished\": \"2026-03-12T14:07:00Z\"}",
            "{\"service\": \"shop\", \"outcome\": \"failed\"}");
    assertThat(read.facts())
        .containsExactly(
            new Deployment(
                "d1",
                "shop",
                "production",
                "f95f852",
                "pkg:generic/shop@3",
                Instant.parse("2026-03-12T14:00:00Z"),
                Instant.parse("2026-03-12T14:07:00Z"),
                Outcome.ROLLED_BACK,
                Trigger.REWORK,
                new Place("f", 1)));
    assertThat(read.read()).isEqualTo(3);
    assertThat(read.rejected()).hasSize(2);
  }

  @Test
  void what_is_something_else_is_refused_or_told() throws IOException {
    Delivery<Deployment> read =
        read(
            "{\"action\": \"published\", \"release\": {}, \"repository\": {}, \"sender\": {}}",
            "{\"hello\": \"world\"}",
            "{\"deployments\": {\"deployments\": {\"deployments\": {\"deployments\": {}}}}}",
            "{\"data\": \"text\"}",
            "not json",
            "42");
    assertThat(read.facts()).isEmpty();
    assertThat(read.used()).isEqualTo(1);
    assertThat(read.read()).isEqualTo(6);
  }

  private static String cdevent(String id, String type) {
    return """
    {"context": {"specversion": "0.5.0", "id": "%s", "source": "/recording/deployer",\
     "type": "dev.cdevents.%s", "timestamp": "2026-03-12T14:05:00.250Z"},\
     "subject": {"id": "shop", "source": "/recording/deployer", "content":\
     {"environment": {"id": "recording"}, "artifactId": "pkg:generic/shop@3"}},\
     "customData": {"change": "more"}}\
    """
        .formatted(id, type);
  }

  private static String webhook(String state, String at) {
    return "{\"deployment_status\": {\"state\": \""
        + state
        + "\", \"environment\": \"production\", \"created_at\": \"2026-03-12T"
        + at
        + ":00Z\"}, \"deployment\": "
        + DEPLOYMENT
        + ", \"repository\": {\"name\": \"shop\"}, \"sender\": {}}";
  }

  private static Delivery<Deployment> read(String... lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    return DeploymentRecords.read(
        "f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
