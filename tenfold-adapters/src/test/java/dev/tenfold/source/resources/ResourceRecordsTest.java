package dev.tenfold.source.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.ResourceSample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceRecordsTest {
  private static final String SHOP =
      """
      time,host_processors,host_cpu_seconds_total,shop_cpu_seconds_total,postgresql_cpu_seconds_total,pool_connections_max,pool_connections_active,pool_connections_pending
      2026-03-12T10:00:00Z,2,100,10,5,8,1,0
      2026-03-12T10:00:05Z,2,104,12,5.5,8,8,3
      2026-03-12T10:00:10Z,2,108,0.5,6,8,2,0
      2026-03-12T10:00:15Z,2,112,2.5,,8,,
      2026-03-12T10:00:20Z,2,116,4.5,6.9,8,4,0
      """;

  @Test
  void counters_are_differenced_and_may_begin_anew() throws IOException {
    Delivery<ResourceSample> delivery = read(SHOP);
    assertThat(delivery.read()).isEqualTo(5);
    assertThat(delivery.used()).isEqualTo(5);
    List<ResourceSample> shop = of(delivery, "shop cpu");
    assertThat(shop).extracting(ResourceSample::used).containsExactly(0.4, 0.4, 0.4);
    assertThat(shop).extracting(ResourceSample::seconds).containsOnly(5.0);
    assertThat(shop).extracting(ResourceSample::capacity).containsOnly(2.0);
    assertThat(shop.getFirst().at()).isEqualTo(Instant.parse("2026-03-12T10:00:05Z"));
    assertThat(shop.getFirst().place().text()).isEqualTo("r.csv:3");
    assertThat(delivery.notes())
        .containsExactly("shop_cpu_seconds_total began anew once: those stretches are left out");
  }

  @Test
  void a_reading_that_is_missing_makes_the_next_stretch_longer() throws IOException {
    List<ResourceSample> database = of(read(SHOP), "postgresql cpu");
    ResourceSample last = database.getLast();
    assertThat(last.seconds()).isEqualTo(10);
    assertThat(last.used()).isCloseTo(0.09, within(1e-9));
  }

  @Test
  void a_pool_is_read_at_moments() throws IOException {
    List<ResourceSample> pool = of(read(SHOP), "pool");
    assertThat(pool).hasSize(4);
    assertThat(pool.get(1).used()).isEqualTo(8);
    assertThat(pool.get(1).capacity()).isEqualTo(8);
    assertThat(pool.get(1).waiting()).isEqualTo(3);
    assertThat(pool.get(1).seconds()).isZero();
  }

  @Test
  void a_dip_of_a_counter_is_bridged() throws IOException {
    List<ResourceSample> samples =
        of(
            read(
                """
                time,db_cpu_seconds_total
                2026-03-12T10:00:00Z,100
                2026-03-12T10:00:10Z,99
                2026-03-12T10:00:20Z,102
                """),
            "db cpu");
    assertThat(samples).hasSize(1);
    assertThat(samples.getFirst().used()).isCloseTo(0.1, within(1e-9));
    assertThat(samples.getFirst().seconds()).isEqualTo(20);
    assertThat(samples.getFirst().capacity()).isNaN();
  }

  @Test
  void rows_are_put_in_order_and_a_clock_from_2099_costs_nothing_else() throws IOException {
    Delivery<ResourceSample> delivery =
        read(
            """
            time,db_cpu_seconds_total
            2026-03-12T10:00:20Z,102
            1970-01-01T00:00:00Z,1
            2099-01-01T00:00:00Z,110
            2026-03-12T10:00:00Z,100
            2026-03-12T10:00:10Z,101
            2026-03-12T10:00:10Z,101
            """);
    assertThat(delivery.facts()).extracting(ResourceSample::used).containsExactly(0.1, 0.1);
    assertThat(delivery.read()).isEqualTo(6);
    assertThat(delivery.rejected())
        .extracting(Delivery.Refusal::reason)
        .containsExactlyInAnyOrder(Cells.NO_TIME, "the same time as another row");
    assertThat(delivery.notes())
        .containsExactly(
            "db_cpu_seconds_total was not read for long once: those stretches are left out");
  }

  @Test
  void long_rows_name_their_resource() throws IOException {
    Delivery<ResourceSample> delivery =
        read(
            """
            \uFEFFTime;Resource;Used;Capacity;Waiting
            2026-03-12T10:00:00+01:00;pool;7;10;2
            1773309600;pool;8;10;
            1773309600500;queue;1;;
            """);
    assertThat(delivery.facts()).hasSize(3);
    assertThat(delivery.facts().getFirst().at()).isEqualTo(Instant.parse("2026-03-12T09:00:00Z"));
    assertThat(delivery.facts().get(1).waiting()).isNaN();
    assertThat(delivery.facts().get(2).at()).isEqualTo(Instant.parse("2026-03-12T10:00:00.500Z"));
    assertThat(delivery.facts().get(2).capacity()).isNaN();
  }

  @Test
  void broken_rows_are_rejected_with_their_place_and_the_rest_is_kept() throws IOException {
    Delivery<ResourceSample> delivery =
        read(
            """
            time,resource,used,capacity
            2026-03-12T10:00:00Z,cpu,-1,2
            2026-03-12 10:00:10,cpu,1,2
            2026-03-12T10:00:20Z,,1,2
            2026-03-12T10:00:30Z,cpu
            2026-03-12T10:00:40Z,cpu,many,2
            2026-03-12T10:00:50Z,cpu,1e999,2
            2026-03-12 10:01:00Z,cpu,1.5,2
            """);
    assertThat(delivery.facts()).hasSize(1);
    assertThat(delivery.read()).isEqualTo(7);
    assertThat(delivery.rejected())
        .flatExtracting(Delivery.Refusal::samples)
        .extracting(problem -> problem.where())
        .containsExactlyInAnyOrder(
            "r.csv:2", "r.csv:3", "r.csv:4", "r.csv:5", "r.csv:6", "r.csv:7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "a,b\n1,2\n", "time,day\n1,2\n", "\u0000\u0001", "<html>"})
  void what_names_no_resource_gives_none(String text) throws IOException {
    Delivery<ResourceSample> delivery = read(text);
    assertThat(delivery.facts()).isEmpty();
    assertThat(delivery.used()).isZero();
  }

  @Test
  void a_line_without_end_ends_the_reading_and_what_came_before_is_kept() throws IOException {
    byte[] begin = SHOP.getBytes(StandardCharsets.UTF_8);
    InputStream in =
        new InputStream() {
          private long left = 1L << 30;
          private final InputStream first = new ByteArrayInputStream(begin);

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            int count = first.read(bytes, from, length);
            if (count > 0 || left == 0) {
              return count;
            }
            count = (int) Math.min(left, length);
            Arrays.fill(bytes, from, from + count, (byte) 'x');
            left -= count;
            return count;
          }
        };
    Delivery<ResourceSample> delivery = ResourceRecords.read("r.csv", in);
    assertThat(of(delivery, "shop cpu")).hasSize(3);
    assertThat(delivery.rejected())
        .extracting(Delivery.Refusal::reason)
        .containsExactly("a field without an end");
  }

  static Delivery<ResourceSample> read(String text) throws IOException {
    return ResourceRecords.read(
        "r.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<ResourceSample> of(Delivery<ResourceSample> delivery, String resource) {
    return delivery.facts().stream().filter(s -> s.resource().equals(resource)).toList();
  }
}
