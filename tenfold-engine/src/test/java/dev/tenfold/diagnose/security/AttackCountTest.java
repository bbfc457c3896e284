package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.LineParser;
import dev.tenfold.accesslog.syntax.FormatReader;
import dev.tenfold.diagnose.security.AttackEvidence.Probe;
import dev.tenfold.diagnose.security.AttackEvidence.SignIns;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.ChunkRoller;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttackCountTest {
  private static final String BROWSER = "Mozilla/5.0 (X11) Firefox/140.0";

  private final StringBuilder log = new StringBuilder();

  private AttackCountTest ask(int times, String request, int status, int bytes, String agent) {
    for (int i = 0; i < times; i++) {
      log.append("192.0.2.7 - - [12/Mar/2026:08:00:00 +0000] \"")
          .append(request)
          .append(" HTTP/1.1\" ")
          .append(status + " " + bytes + " \"-\" \"" + agent + "\"\n");
    }
    return this;
  }

  private AttackCountTest ask(int times, String request, int status) {
    return ask(times, request, status, 100, BROWSER);
  }

  private AttackEvidence counted() {
    RouteTable table = new RouteTable(RoutePatterns.NONE);
    ChunkRoller roller =
        new ChunkRoller(
            FormatReader.read(
                "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                    + " \"$http_referer\" \"$http_user_agent\""),
            table,
            "shop",
            7);
    byte[] lines = log.toString().getBytes(StandardCharsets.UTF_8);
    byte[] room = Arrays.copyOf(lines, lines.length + LineParser.SLACK_BYTES);
    Aggregate aggregate = new Aggregate();
    aggregate.add(roller.roll(room, 0, lines.length, 0, 0));
    return AttackCount.of("shop.log", aggregate, table::route);
  }

  @Test
  void probes_are_counted_by_path_and_by_what_they_were_answered() {
    AttackEvidence attacks =
        ask(5, "GET /.env?x=1", 404)
            .ask(2, "GET /.git/config", 200, 92, BROWSER)
            .ask(1, "HEAD /.git/config", 200, 0, BROWSER)
            .ask(3, "GET /wp-login.php", 404)
            .ask(1, "GET /.well-known/security.txt", 200)
            .ask(40, "GET /cart", 200)
            .counted();
    assertThat(attacks.requests()).isEqualTo(52);
    assertThat(attacks.probing()).isEqualTo(11);
    assertThat(attacks.probes())
        .containsExactly(
            new Probe("/.git/config", 3, 3, 184),
            new Probe("/.env", 5, 0, 0),
            new Probe("/wp-login.php", 3, 0, 0));
    assertThat(new Probing(attacks.probes()).found(attacks.probes().getFirst())).isTrue();
    assertThat(attacks.signIns()).isEmpty();
  }

  @Test
  void paths_of_a_platform_that_is_served_are_the_products_own() {
    AttackEvidence attacks =
        ask(30, "GET /wp-content/a.css", 200)
            .ask(9, "GET /wp-content/a.css", 304)
            .ask(4, "GET /wp-login.php", 403)
            .ask(2, "GET /wp-content/../../.env", 400)
            .ask(2, "GET /cgi-bin/x", 404)
            .counted();
    assertThat(attacks.served()).isEqualTo(43);
    assertThat(attacks.probes())
        .extracting(Probe::path)
        .containsExactly("/cgi-bin/x", "/wp-content/../../.env");
  }

  @Test
  void one_page_for_every_path_is_no_find() {
    AttackEvidence attacks =
        ask(2, "GET /.env", 200, 512, BROWSER)
            .ask(1, "GET /.git/HEAD", 200, 512, BROWSER)
            .ask(1, "GET /phpinfo.php", 200, 512, BROWSER)
            .ask(1, "GET /actuator/heapdump", 200, 90_000, BROWSER)
            .counted();
    assertThat(attacks.probes().stream().filter(new Probing(attacks.probes())::found))
        .extracting(Probe::path)
        .containsExactly("/actuator/heapdump");
  }

  @Test
  void sign_ins_are_counted_where_there_is_a_route_to_sign_in_at() {
    AttackEvidence attacks =
        ask(6, "POST /login", 401)
            .ask(2, "POST /login", 429)
            .ask(1, "POST /login", 302)
            .ask(1, "POST /login", 503)
            .ask(4, "GET /login", 200)
            .ask(7, "POST /xmlrpc.php", 404)
            .counted();
    SignIns tried = attacks.signIns().getFirst();
    assertThat(attacks.signIns()).hasSize(1);
    assertThat(tried.route()).isEqualTo("POST /login");
    assertThat(tried.attempts()).isEqualTo(10);
    assertThat(tried.refused()).isEqualTo(8);
    assertThat(tried.refusals()).isEqualTo(Map.of(401, 6L, 429, 2L));
  }

  @Test
  void scanners_are_counted_by_the_name_they_give() {
    AttackEvidence attacks =
        ask(3, "GET /a", 404, 100, "Mozilla/5.00 (Nikto/2.1.5) (Evasions:None)")
            .ask(1, "GET /", 200, 100, "sqlmap/1.8#stable (https://sqlmap.org)")
            .ask(5, "GET /", 200, 100, "Googlebot/2.1 (+http://www.google.com/bot.html)")
            .counted();
    assertThat(attacks.scanners()).isEqualTo(new AttackEvidence.Scanners(4, 1));
  }

  @Test
  void requests_without_a_path_are_said_not_to_have_been_looked_at() {
    AttackEvidence attacks = ask(3, "\\x16\\x03\\x01", 400).ask(1, "GET /", 200).counted();
    assertThat(List.of(attacks.requests(), attacks.withoutPath())).containsExactly(4L, 3L);
  }
}
