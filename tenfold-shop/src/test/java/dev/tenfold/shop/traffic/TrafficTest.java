package dev.tenfold.shop.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.ShopFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrafficTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  private static final Day DAY = new Day(Duration.ofHours(24), Duration.ofSeconds(2));
  private static final Pattern LINE =
      Pattern.compile("^(\\S+) .*?\"([A-Z]+) (\\S+) HTTP/1.1\" (\\d{3}) .*");

  @Test
  void what_is_said_to_be_sent_is_what_a_shop_was_asked() throws Exception {
    try (FakeShop shop = new FakeShop(Duration.ZERO)) {
      Tally tally = visit(shop.target(), 100, 10_000);
      assertThat(tally.answers()).isEqualTo(shop.log());
      assertThat(tally.unanswered()).isEmpty();
      assertThat(tally.refused()).isEmpty();
      assertThat(tally.aborted()).isNotEmpty();
      assertThat(tally.answers().keySet().stream().map(answer -> answer.route().pattern()))
          .contains(
              "/",
              "/categories/{slug}",
              "/products/{id}",
              "/search",
              "/cart",
              "/checkout",
              "/account/sign-in",
              "/account/orders/{id}",
              "/health",
              "/api/products/{id}");
    }
  }

  @Test
  void no_more_visitors_are_let_in_than_may_be_and_the_others_are_counted() throws Exception {
    try (FakeShop shop = new FakeShop(Duration.ofMillis(50))) {
      Tally tally = visit(shop.target(), 200, 3);
      assertThat(shop.mostPresent()).isEqualTo(3);
      long came = tally.visitors().values().stream().mapToLong(Long::longValue).sum();
      assertThat(tally.visitorsTurnedAway()).isPositive();
      assertThat(came + tally.visitorsTurnedAway())
          .isEqualTo(Schedule.of(1, DAY, 200, Duration.ofMinutes(5)).size());
    }
  }

  @Test
  void a_shop_that_is_not_there_is_told_apart_from_one_that_does_not_answer() throws Exception {
    Target gone;
    try (FakeShop shop = new FakeShop(Duration.ZERO)) {
      gone = shop.target();
    }
    Tally tally = visit(gone, 5, 100);
    assertThat(tally.answers()).isEmpty();
    assertThat(tally.unanswered()).isEmpty();
    assertThat(tally.refused()).isNotEmpty();
  }

  @Test
  void the_shops_access_log_holds_what_was_sent_and_nothing_else() throws Exception {
    Path log = SHOP.flagFile().resolveSibling("access.log");
    int before = Files.readAllLines(log).size();
    Tally tally = visit(Target.of(SHOP.shop().url()), 20, 1000);
    assertThat(tally.unanswered()).isEmpty();
    assertThat(logged(log, before, tally.requests())).isEqualTo(tally.answers());
  }

  private static Map<Tally.Answer, Long> logged(Path log, int before, long requests)
      throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(log);
    for (int tries = 0; tries < 100 && lines.size() < before + requests; tries++) {
      Thread.sleep(20);
      lines = Files.readAllLines(log);
    }
    Map<Tally.Answer, Long> counts = new TreeMap<>();
    for (String line : lines.subList(before, lines.size())) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      Route route = Route.of(matcher.group(2), matcher.group(3));
      counts.merge(new Tally.Answer(route, Integer.parseInt(matcher.group(4))), 1L, Long::sum);
    }
    return counts;
  }

  private static Tally visit(Target target, double perSecond, int atMost) throws Exception {
    Tally tally = new Tally();
    Wire wire = Wire.to(target, tally, Duration.ofSeconds(10));
    List<Arrival> schedule = Schedule.of(1, DAY, perSecond, Duration.ofMinutes(5));
    new Traffic(new Crowd(wire, DAY, 3000, 7), atMost).run(schedule);
    return tally;
  }
}
