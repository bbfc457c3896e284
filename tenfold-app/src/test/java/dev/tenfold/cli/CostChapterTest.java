package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop whose costs are known: two hours of requests on four processors, charged by the hour. A
 * search takes 50 ms of a processor, a page 5 ms, an order 200 ms.
 */
class CostChapterTest {
  private static final Instant TEN = Instant.parse("2026-03-12T10:00:00Z");
  private static final int SECONDS = 7200;
  private static final double PROCESSORS = 4;
  private static final String ENGAGEMENT =
      """
      apiVersion: tenfold/v1alpha1
      kind: Engagement
      metadata: {name: shop}
      spec:
        product:
          title: Linden
          timezone: UTC
          currency: EUR
          unit: order
          facts: {data: [personal], exposure: internet}
        owners:
          - {name: Ana, side: client, role: technical-owner}
        commitment: {start: 2026-03-01, end: 2026-06-15}
        targets: []
        allocation:
          policy: {feature: 0.70, reliability: 0.20, exploration: 0.10}
      COST
        sources:
          - {name: logs, kind: access-log, paths: [access.log]}
          - {name: bill, kind: cost, paths: [bill.csv]}
      RESOURCES
      """;
  private static final String POOLS =
      """
        cost:
          units: {route: POST /checkout, status: 3xx}
          pools:
            - {name: database, behaviour: fixed, match: [{serviceCategory: Databases}]}
            - {name: egress, behaviour: per-byte, match: [{service: "*Transfer"}]}
            - name: web servers
              behaviour: per-request
              match: [{serviceCategory: Compute}]
              size: {instances: 4, targetUtilisation: 0.65}\
      """;
  private static final String MACHINES =
      "    - {name: machines, kind: resources, paths: [cpu.csv]}";

  @TempDir Path folder;

  private int requests;
  private int orders;
  private double processorSeconds;

  /** Writes the log, and what the processors did meanwhile. */
  private void served() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder log = new StringBuilder();
    StringBuilder cpu = new StringBuilder("time,resource,used,capacity\n");
    for (int second = 0; second < SECONDS; second += 10) {
      double used = 0.1;
      int pages = 30 + (int) (20 * Math.sin(second / 700.0)) + random.nextInt(5);
      int searches = 10 + (int) (8 * Math.cos(second / 300.0)) + random.nextInt(3);
      int sales = 1 + random.nextInt(4);
      for (int i = 0; i < pages + searches + sales; i++) {
        boolean page = i < pages;
        boolean order = i >= pages + searches;
        String line = page ? "GET /product/" + i : order ? "POST /checkout" : "GET /search";
        int status = order ? i % 5 == 0 ? 422 : 303 : 200;
        used += (page ? 0.005 : order ? 0.2 : 0.05) / 10;
        orders += status == 303 ? 1 : 0;
        String clock = TEN.plusSeconds(second + i % 10).toString().substring(11, 19);
        log.append("192.0.2.")
            .append(random.nextInt(200))
            .append(
                " - - [12/Mar/2026:%s +0000] \"%s HTTP/1.1\" %d ".formatted(clock, line, status))
            .append(page ? 20_000 : 5_000)
            .append(" \"-\" \"Mozilla/5.0 (X11; Linux)\" 0.120\n");
      }
      requests += pages + searches + sales;
      processorSeconds += used * 10;
      cpu.append("%s,web cpu,%.4f,4%n".formatted(TEN.plusSeconds(second + 10), used));
    }
    Files.writeString(folder.resolve("access.log"), log);
    Files.writeString(folder.resolve("cpu.csv"), cpu);
  }

  /** Writes charges of each hour of twelve days, 3.70 EUR in all. */
  private void billed() throws IOException {
    StringBuilder bill =
        new StringBuilder(
            "BilledCost,EffectiveCost,BillingCurrency,ChargeCategory,ChargePeriodStart,"
                + "ChargePeriodEnd,ProviderName,ServiceName,ServiceCategory\n");
    for (int hour = 0; hour < 12 * 24; hour++) {
      Instant from = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(hour * 3600L);
      String time = from + "," + from.plusSeconds(3600) + ",Cloud,";
      bill.append("2.4,2.4,EUR,Usage,").append(time).append("Machines,Compute\n");
      bill.append("1,1,EUR,Usage,").append(time).append("PostgreSQL,Databases\n");
      bill.append("0.3,0.3,EUR,Usage,").append(time).append("Data Transfer,Networking\n");
    }
    Files.writeString(folder.resolve("bill.csv"), bill);
  }

  private JsonNode chapter(String cost, String resources) throws IOException {
    served();
    billed();
    Files.writeString(
        folder.resolve("engagement.yaml"),
        ENGAGEMENT.replace("COST", cost.stripTrailing()).replace("RESOURCES", resources));
    try (Shell shell = new Shell(folder, Instant.parse("2026-03-13T00:00:00Z"))) {
      Shell.Said collected = shell.run("-C", ".", "collect");
      assertThat(collected.code()).as(collected.err() + collected.out()).isZero();
      Shell.Said said = shell.run("-C", ".", "diagnose", "--json", "--report", "none");
      assertThat(said.code()).as(said.err()).isZero();
      return cost(said.out());
    }
  }

  private static JsonNode cost(String diagnosis) {
    JsonNode chapters = new JsonMapper().readTree(diagnosis).path("chapters");
    return StreamSupport.stream(chapters.spliterator(), false)
        .filter(each -> each.at("/card/dimension").asString("").equals("cost"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode indicator(JsonNode chapter, String name) {
    return StreamSupport.stream(chapter.path("indicators").spliterator(), false)
        .map(each -> each.path("value"))
        .filter(each -> each.path("indicator").asString("").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonNode chapter, String name) {
    return indicator(chapter, name).path("value").asDouble(Double.NaN);
  }

  private static List<JsonNode> rows(JsonNode chapter, String title) {
    return StreamSupport.stream(chapter.path("exhibits").spliterator(), false)
        .filter(each -> each.path("title").asString("").equals(title))
        .flatMap(each -> StreamSupport.stream(each.path("rows").spliterator(), false))
        .toList();
  }

  @Test
  void with_pools_and_processors_every_number_is_the_one_that_was_planted() throws IOException {
    JsonNode cost = chapter(POOLS, MACHINES);
    // Two hours of 3.70 EUR are told by request, though the bill is of twelve days.
    assertThat(number(cost, "cost a request")).isCloseTo(7.4 / requests, within(1e-12));
    assertThat(number(cost, "cost an order")).isCloseTo(7.4 / orders, within(1e-12));
    assertThat(number(cost, "cost a month")).isCloseTo(3.7 * 24 * 30.4375, within(0.01));
    assertThat(number(cost, "fixed a month")).isCloseTo(24 * 30.4375, within(0.01));
    double used = processorSeconds / (PROCESSORS * SECONDS);
    assertThat(number(cost, "idle a month"))
        .isCloseTo(2.4 * (1 - used) * 24 * 30.4375, within(1.0));
    assertThat(number(cost, "marginal a month"))
        .isCloseTo((2.4 * used + 0.3) * 24 * 30.4375, within(1.0));
    double second = 4.8 / (PROCESSORS * SECONDS);
    double page = 0.6 * 20_000 / (25_000.0 * 20_000 + (requests - 25_000) * 5_000.0);
    assertThat(each(cost, "GET /search of site")).isCloseTo(0.05 * second + page / 4, percent());
    assertThat(each(cost, "POST /checkout of site")).isCloseTo(0.2 * second + page / 4, percent());
    assertThat(each(cost, "GET /product/{id} of site")).isCloseTo(0.005 * second + page, percent());
    List<JsonNode> steps = rows(cost, "Cost a month at multiples of the load");
    assertThat(steps).hasSize(4);
    assertThat(number(cost, "cost a month at ten times the load"))
        .isCloseTo((1 + 2.4 / 4 * 5 + 0.3 * 10) * 24 * 30.4375, within(0.01));
  }

  private static Percentage percent() {
    return withinPercentage(8);
  }

  /** Returns what one more request to a route costs, in EUR. */
  private static double each(JsonNode cost, String route) {
    return rows(cost, "Marginal cost by route").stream()
        .filter(row -> row.get(0).asString("").equals(route))
        .mapToDouble(row -> row.get(4).path("value").asDouble())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void without_processors_request_time_is_named_as_the_wrong_key() throws IOException {
    JsonNode cost = chapter(POOLS, "");
    assertThat(indicator(cost, "marginal cost a request, by route").at("/missing/why").asString(""))
        .startsWith("CPU time by route is not known; request time is no key to it");
    assertThat(rows(cost, "Marginal cost by route")).isEmpty();
    assertThat(
            indicator(cost, "cost a month at ten times the load").at("/missing/why").asString(""))
        .isEqualTo("no headroom figure says how many instances of web servers it takes");
    assertThat(number(cost, "cost an order")).isCloseTo(7.4 / orders, within(1e-12));
  }

  @Test
  void without_a_declaration_the_total_is_told_and_what_to_declare() throws IOException {
    JsonNode cost = chapter("", MACHINES);
    assertThat(number(cost, "cost a request")).isCloseTo(7.4 / requests, within(1e-12));
    assertThat(number(cost, "cost a month")).isCloseTo(3.7 * 24 * 30.4375, within(0.01));
    assertThat(indicator(cost, "idle a month").at("/missing/fix").asString(""))
        .startsWith("declare cost: pools: in engagement.yaml");
    assertThat(indicator(cost, "cost an order").at("/missing/fix").asString(""))
        .contains("units: {route: POST /checkout, status: 3xx}");
    assertThat(rows(cost, "Cost by service")).hasSize(4);
  }

  @Test
  void a_bill_that_was_renamed_is_counted_once() throws IOException {
    chapter(POOLS, "");
    Files.writeString(
        folder.resolve("bill.csv"), "no amount,,EUR,Usage\n", StandardOpenOption.APPEND);
    Files.move(folder.resolve("bill.csv"), folder.resolve("march.csv"));
    Files.writeString(
        folder.resolve("engagement.yaml"),
        ENGAGEMENT
            .replace("COST", POOLS)
            .replace("RESOURCES", "")
            .replace("[bill.csv]", "['*.csv']"));
    try (Shell shell = new Shell(folder, Instant.parse("2026-03-13T00:00:00Z"))) {
      assertThat(shell.run("-C", ".", "collect").code()).isZero();
      String said = shell.run("-C", ".", "diagnose", "--json", "--report", "none").out();
      assertThat(said)
          .contains(
              "Stand in another file as well, and are not counted again: 864 charges of 1,728, in"
                  + " march.csv")
          .contains("Charges that could not be read are counted in each file that has them");
      assertThat(number(cost(said), "cost a request")).isCloseTo(7.4 / requests, within(1e-12));
    }
  }

  @Test
  void a_unit_of_a_route_that_is_not_there_is_told() throws IOException {
    JsonNode cost = chapter(POOLS.replace("POST /checkout", "POST /checkuot"), "");
    assertThat(indicator(cost, "cost an order").at("/missing/why").asString(""))
        .isEqualTo("nobody knows how many there were");
    assertThat(cost.path("notes").toString())
        .contains("cost: units: names POST /checkuot, which is no route of the access logs");
  }
}
