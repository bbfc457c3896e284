package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.engage.ShopEngagement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an engagement, its log and its evidence to the chapter on security. */
class SecurityOfAWorkspaceTest {
  private static final String ENGAGEMENT =
      ShopEngagement.with(
          """
          sources:
            - {name: logs, kind: access-log, paths: [access.log]}
            - {name: tls, kind: security, paths: [security]}
          security:
            surfaces: [api]
            texts: texts.json
            accepted:
              - {id: tenfold-tls-1.3, reason: The balancer is replaced in spring., owner: Ana, decided: 2026-02-01, expires: 2026-03-31}
              - {id: v5.0.0-12.1.1, reason: The balancer is replaced in spring., owner: Ana, decided: 2026-02-01, expires: 2026-03-10}
            notApplicable:
              - {id: v5.0.0-4.3.1, reason: The product has no GraphQL interface.}
          """);

  @TempDir Path folder;
  private Shell shell;
  private JsonNode chapter;

  @BeforeEach
  void collect() throws IOException {
    shell = new Shell(folder);
    Path shop = Files.createDirectories(folder.resolve("shop"));
    Path log = shell.log("shop/access.log", 500);
    Files.writeString(
        log,
        Files.readString(log)
            + line("GET /.git/config", 200, "curl/8.0")
            + line("GET /.env?x=1", 404, "curl/8.0")
            + line("GET /wp-login.php", 404, "Mozilla/5.00 (Nikto/2.1.5)")
            + line("POST /login", 401, "curl/8.0").repeat(120)
            + line("POST /login", 302, "curl/8.0"));
    Files.writeString(shop.resolve("engagement.yaml"), ENGAGEMENT);
    Files.createDirectories(shop.resolve("security"));
    Files.writeString(
        shop.resolve("security/tls.jsonl"),
        """
        {"host":"shop.example","protocol":"TLSv1.1","refused":true,"at":"2026-03-11T08:00:00Z"}
        {"host":"shop.example","protocol":"TLSv1.3","refused":true,"at":"2026-03-11T08:00:00Z"}
        {"host":"shop.example","protocol":"TLSv1.0","at":"2026-03-12T11:59:00Z"}
        """);
    Files.writeString(
        shop.resolve("texts.json"),
        """
        {"requirements":[{"req_id":"V13.4.1","req_description":"In the words of the standard."}]}
        """);
    Shell.Said collected = shell.run("-C", "shop", "collect");
    assertThat(collected.err()).isEmpty();
    assertThat(collected.code()).isZero();
    Shell.Said said = shell.run("-C", "shop", "diagnose", "--json", "--report", "none");
    assertThat(said.err()).isEmpty();
    JsonNode diagnosis = JsonMapper.shared().readTree(said.out());
    chapter =
        StreamSupport.stream(diagnosis.path("chapters").spliterator(), false)
            .filter(each -> each.at("/card/dimension").asString("").equals("security"))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private static String line(String request, int status, String agent) {
    return "192.0.2.9 - - [12/Mar/2026:10:30:00 +0000] \""
        + request
        + " HTTP/1.1\" "
        + status
        + " 92 \"-\" \""
        + agent
        + "\" 0.010\n";
  }

  @Test
  void what_the_log_shows_of_attacks_is_told_with_what_it_found() {
    assertThat(chapter.path("findings").toString())
        .contains("probe-answered", "/.git/config")
        .contains("sign-ins-refused", "POST /login refused 120 of 121 attempts");
    assertThat(row("v5.0.0-13.4.1"))
        .contains("gap", "In the words of the standard.", "/.git/config was answered 1 times");
    assertThat(row("security scanners")).contains("\"1\"");
  }

  @Test
  void declarations_decide_until_they_are_over_and_evidence_of_today_counts() {
    assertThat(row("tenfold-tls-1.3")).contains("accepted risk", "by Ana until 2026-03-31");
    assertThat(row("v5.0.0-12.1.1")).contains("gap", "which is over");
    assertThat(row("v5.0.0-4.3.1")).contains("not applicable", "no GraphQL");
    assertThat(row("v5.0.0-3.4.6")).contains("no pages for browsers");
    assertThat(chapter.path("notes").toString())
        .contains("v5.0.0-12.1.1 was accepted as a risk until 2026-03-10 by Ana")
        .doesNotContain("are left out");
  }

  /** Returns the row of a table whose first cell says so, as JSON. */
  private String row(String first) {
    for (JsonNode exhibit : chapter.path("exhibits")) {
      for (JsonNode row : exhibit.path("rows")) {
        if (row.path(0).toString().contains('"' + first + '"')) {
          return row.toString();
        }
      }
    }
    throw new AssertionError("no row " + first + " in " + chapter);
  }
}
