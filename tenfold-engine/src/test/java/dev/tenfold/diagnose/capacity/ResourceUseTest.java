package dev.tenfold.diagnose.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceUseTest {
  private static ResourceSample sample(String resource, long at, double seconds, double used) {
    Instant end = Instant.ofEpochSecond(at);
    return new ResourceSample(resource, end, seconds, used, 5, Double.NaN, new Place("a", at));
  }

  @Test
  void a_momentary_reading_counts_in_the_stretch_that_ends_with_it() {
    List<ResourceSample> readings = new ArrayList<>();
    for (int at = 30; at <= 300; at += 30) {
      readings.add(sample("pool", at, 0, at / 30.0));
    }
    ResourceUse use = new ResourceUse("pool", readings);
    assertThat(use.used(0, 30)).isEqualTo(1);
    assertThat(use.used(30, 60)).isEqualTo(2);
    assertThat(use.used(0, 60)).isEqualTo(1.5);
    assertThat(use.used(300, 330)).isNaN();
  }

  @Test
  void a_stretch_counts_by_the_part_of_it_inside() {
    ResourceUse use =
        new ResourceUse("cpu", List.of(sample("cpu", 30, 30, 1), sample("cpu", 60, 30, 3)));
    assertThat(use.used(15, 45)).isEqualTo(2);
    assertThat(use.used(30, 60)).isEqualTo(3);
    assertThat(use.used(40, 90)).isNaN();
  }

  @Test
  void a_sample_that_stands_in_two_files_counts_once() {
    ResourceSample one = sample("cpu", 30, 30, 1);
    ResourceSample copy =
        new ResourceSample("cpu", one.at(), 30, 1, 5, Double.NaN, new Place("copy", 7));
    assertThat(new ResourceUse("cpu", List.of(one, copy)).count()).isEqualTo(1);
  }

  @Test
  void a_request_holds_memory_for_a_time() {
    ResourceUse memory = new ResourceUse("memory", List.of(sample("memory", 30, 0, 1e9)));
    assertThat(memory.unit()).isEqualTo(Unit.BYTES);
    assertThat(memory.demandUnit().ucum()).isEqualTo("By.s");
  }
}
