package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.engage.ShopEngagement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records that overlap, were renamed, are from the future, or were damaged since. */
class RecordsOfAWorkspaceTest {
  private static final String ENGAGEMENT =
      ShopEngagement.with(
          """
          sources:
            - {name: logs, kind: access-log, paths: [access.log]}
            - {name: pager, kind: incidents, paths: [incidents]}
            - {name: releases, kind: deployments, paths: [deployments]}
          """);

  private static final String OPEN =
      """
      {"id":"1","service":"shop","severity":"major","title":"slow","began":"2026-03-10T10:00:00Z"}
      """;
  private static final String RESOLVED =
      """
      {"id":"1","service":"shop","severity":"major","title":"slow","began":"2026-03-10T10:00:00Z","resolved":"2026-03-10T12:00:00Z"}
      {"id":"2","service":"shop","severity":"major","title":"down","began":"2026-03-11T10:00:00Z","resolved":"2026-03-11T11:00:00Z"}
      """;
  private static final String DEPLOYED =
      """
      {"id":"7","service":"shop","environment":"production","revision":"4f2a91c","finished":"2026-03-09T13:05:00Z","outcome":"succeeded"}
      """;

  @TempDir Path folder;
  private Shell shell;
  private Path shop;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder);
    shop = Files.createDirectories(folder.resolve("shop"));
    shell.log("shop/access.log", 500);
    Files.writeString(shop.resolve("engagement.yaml"), ENGAGEMENT);
    record("deployments/all.jsonl", DEPLOYED);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private void record(String name, String text) throws IOException {
    Path file = shop.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private void collect() {
    Shell.Said said = shell.run("-C", "shop", "collect");
    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isZero();
  }

  private JsonNode diagnose() {
    Shell.Said said = shell.run("-C", "shop", "diagnose", "--json", "--report", "none");
    assertThat(said.err()).isEmpty();
    return JsonMapper.shared().readTree(said.out());
  }

  private static JsonNode indicator(JsonNode diagnosis, String dimension, String name) {
    return StreamSupport.stream(diagnosis.path("chapters").spliterator(), false)
        .filter(each -> each.at("/card/dimension").asString("").equals(dimension))
        .flatMap(each -> StreamSupport.stream(each.path("indicators").spliterator(), false))
        .map(each -> each.path("value"))
        .filter(each -> each.path("indicator").asString("").startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_record_that_stands_in_several_files_counts_once_as_the_one_that_tells_most()
      throws IOException {
    record("incidents/monday.jsonl", OPEN);
    record("incidents/tuesday.jsonl", RESOLVED);
    record("incidents/copy.jsonl", OPEN);
    collect();
    Files.move(shop.resolve("deployments/all.jsonl"), shop.resolve("deployments/old.jsonl"));
    Files.delete(shop.resolve("incidents/tuesday.jsonl"));
    collect();
    JsonNode diagnosis = diagnose();
    assertThat(indicator(diagnosis, "reliability", "incidents").path("value").asInt()).isEqualTo(2);
    assertThat(indicator(diagnosis, "velocity", "deployment frequency").at("/provenance/n").asInt())
        .isEqualTo(1);
    assertThat(diagnosis.toString()).contains("\"until\":\"2026-03-10T12:00:00Z\"");
  }

  @Test
  void what_is_dated_in_the_future_does_not_move_the_window() throws IOException {
    record("incidents/one.jsonl", RESOLVED);
    collect();
    JsonNode before = indicator(diagnose(), "reliability", "incidents").path("window");
    for (String future : List.of("2026-05-01", "2099-01-01")) {
      record("incidents/" + future + ".jsonl", OPEN.replace("2026-03-10", future));
      record("deployments/" + future + ".jsonl", DEPLOYED.replace("2026-03-09", future));
    }
    collect();
    assertThat(indicator(diagnose(), "reliability", "incidents").path("window")).isEqualTo(before);
  }

  @Test
  void collecting_again_mends_what_was_damaged_or_deleted() throws IOException {
    record("incidents/one.jsonl", RESOLVED);
    collect();
    Path kept;
    try (Stream<Path> files = Files.list(shop.resolve(".tenfold/facts/incident"))) {
      kept = files.findFirst().orElseThrow();
    }
    Files.write(kept, new byte[] {31, -117, 8});
    Shell.Said said = shell.run("-C", "shop", "diagnose", "--report", "none");
    assertThat(said.code()).isEqualTo(ExitCode.INPUT);
    assertThat(said.err()).contains(kept.getFileName().toString(), "collect again");
    collect();
    assertThat(indicator(diagnose(), "reliability", "incidents").path("value").asInt())
        .isEqualTo(2);
    Files.delete(kept);
    collect();
    assertThat(indicator(diagnose(), "reliability", "incidents").path("value").asInt())
        .isEqualTo(2);
  }

  private Shell.Said collectAgain(String engagement) throws IOException {
    Files.writeString(shop.resolve("engagement.yaml"), engagement);
    return shell.run("-C", "shop", "collect");
  }

  @Test
  void what_was_never_read_is_not_none() throws IOException {
    record("incidents/one.csv", "nothing,that,is,known\n1,2,3,4\n");
    assertThat(collectAgain(ENGAGEMENT.replace("[deployments]", "[deployment]")).out())
        .contains("✗ pager", "✗ releases");
    JsonNode diagnosis = diagnose();
    assertThat(indicator(diagnosis, "reliability", "incidents").path("missing")).isNotEmpty();
    assertThat(indicator(diagnosis, "velocity", "change fail rate").path("missing")).isNotEmpty();
  }

  @Test
  void a_source_that_could_not_be_used_stays_so_until_it_is_mended() throws IOException {
    record("incidents/one.jsonl", DEPLOYED);
    for (int turn = 0; turn < 2; turn++) {
      assertThat(collectAgain(ENGAGEMENT).out()).contains("✗ pager", "refused");
    }
    assertThat(collectAgain(ENGAGEMENT.replace("kind: incidents", "kind: deployments")).out())
        .contains("✓ pager           deployments   1 read = 1 used");
  }

  @Test
  void a_log_that_gave_requests_before_can_be_used_whatever_it_grew_by() throws IOException {
    record("incidents/one.jsonl", RESOLVED);
    collect();
    Files.writeString(shop.resolve("access.log"), "no request at all\n", StandardOpenOption.APPEND);
    Shell.Said grown = collectAgain(ENGAGEMENT);
    assertThat(grown.out()).contains("✓ logs", "1 read = 0 used").doesNotContain("--why logs");
    Shell.Said why = shell.run("-C", "shop", "collect", "--why", "logs");
    assertThat(why.code()).isEqualTo(ExitCode.USAGE);
    assertThat(why.err()).contains("stand in the diagnosis");
    Files.writeString(shop.resolve("access.log"), "");
    assertThat(collectAgain(ENGAGEMENT).out()).contains("! logs", "3 of 3 sources can be used");
  }

  @Test
  void settings_that_come_too_late_for_what_is_kept_are_told() throws IOException {
    record("incidents/one.jsonl", RESOLVED);
    collect();
    String elsewhere = ENGAGEMENT.replace("[access.log]}", "[access.log], zone: Asia/Tokyo}");
    assertThat(collectAgain(elsewhere).err()).contains("was read with another service, zone");
    assertThat(collectAgain(ENGAGEMENT).err()).isEmpty();
  }

  @Test
  void a_source_says_whose_its_records_are_that_do_not_say_so() throws IOException {
    record("incidents/one.jsonl", OPEN.replace("\"service\":\"shop\",", ""));
    String named = ENGAGEMENT.replace("[incidents]}", "[incidents], service: till}");
    assertThat(collectAgain(ENGAGEMENT).code()).isZero();
    assertThat(collectAgain(named).out()).contains("1 read = 1 used");
    assertThat(diagnose().toString()).contains("till");
  }
}
