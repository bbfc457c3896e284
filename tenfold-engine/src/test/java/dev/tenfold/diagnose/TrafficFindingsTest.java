package dev.tenfold.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.Method;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.ClientClass;
import dev.tenfold.route.Route;
import dev.tenfold.verdict.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficFindingsTest {
  private static final Set<String> KINDS = Set.of("heavy-client", "bots", "monitors", "peak");

  @Test
  void says_which_part_bots_monitors_and_one_client_make() {
    Shop shop = evenly(2000, 0.1);
    Aggregate aggregate = shop.aggregate();
    Shop.by(aggregate, ClientClass.BOT, 1, 460);
    Shop.by(aggregate, ClientClass.MONITOR, 2, 240);
    Shop.by(aggregate, ClientClass.MOBILE, 3, 1300);
    assertThat(told(shop, aggregate))
        .containsExactly(
            "One client makes 65.0 % of the requests | 3 clients in all. It may be a proxy, a crawler"
                + " or a monitor: look which.",
            "Bots and crawlers make 23.0 % of the requests and use 23.0 % of the time | No user waits"
                + " for them, but they load what users need.",
            "Health checks and monitors make 12.0 % of the requests and use 12.0 % of the time | No"
                + " user waits for them, but they load what users need.");
  }

  @Test
  void says_nothing_of_time_where_no_duration_is_logged() {
    Shop shop = evenly(2000, -1);
    Aggregate aggregate = shop.aggregate();
    Shop.by(aggregate, ClientClass.BOT, 1, 460);
    assertThat(told(shop, aggregate))
        .containsExactly(
            "Bots and crawlers make 23.0 % of the requests | No user waits for them, but they load"
                + " what users need.");
  }

  @Test
  void says_nothing_of_shares_below_a_tenth_and_of_fewer_than_a_thousand_requests() {
    Shop shop = evenly(2000, 0.1);
    Aggregate aggregate = shop.aggregate();
    Shop.by(aggregate, ClientClass.BOT, 1, 190);
    Shop.by(aggregate, ClientClass.MOBILE, 2, 190);
    Shop.by(aggregate, ClientClass.DESKTOP, 3, 1);
    assertThat(told(shop, aggregate)).doesNotContain("bots");
    Shop few = evenly(900, 0.1);
    Aggregate all = few.aggregate();
    Shop.by(all, ClientClass.BOT, 1, 900);
    assertThat(told(few, all)).isEmpty();
  }

  @Test
  void compares_the_busiest_minute_with_all_minutes() {
    Shop shop = evenly(7200, 0.1);
    burst(shop, 3600, 1140);
    assertThat(told(shop, shop.aggregate()))
        .containsExactly(
            "The busiest minute has 17.3 times the mean load: 20.0 requests a second | It began at"
                + " 2026-03-12T01:00:00Z. Size for it, not for the mean.");
  }

  @Test
  void compares_the_busiest_minute_with_those_that_were_logged_when_there_are_gaps() {
    Shop hourly = new Shop();
    Route home = hourly.route(Method.GET, "/");
    for (int hour = 0; hour < 48; hour++) {
      for (int i = 0; i < 60; i++) {
        hourly.ask(home, 200, hour * 3600L + 300 + i, 0.1);
      }
    }
    assertThat(told(hourly, hourly.aggregate())).isEmpty();
    burst(hourly, 20 * 3600 + 300, 2940);
    assertThat(told(hourly, hourly.aggregate()))
        .containsExactly(
            "The busiest minute has 24.7 times the mean load of minutes with requests: 50.0 requests"
                + " a second | It began at 2026-03-12T20:05:00Z. Size for it, not for the mean.");
  }

  /** One request a second. */
  private static Shop evenly(int requests, double seconds) {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < requests; i++) {
      shop.ask(home, 200, i, seconds);
    }
    return shop;
  }

  private static void burst(Shop shop, long second, int requests) {
    for (int i = 0; i < requests; i++) {
      shop.ask(shop.route(Method.GET, "/"), 200, second + i % 60, 0.1);
    }
  }

  private static List<String> told(Shop shop, Aggregate aggregate) {
    return PerformanceDiagnosis.of(shop.material(aggregate)).findings().stream()
        .filter(finding -> KINDS.contains(finding.kind()))
        .map(TrafficFindingsTest::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.title() + " | " + finding.detail();
  }
}
