package dev.tenfold.diagnose.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tenfold.diagnose.capacity.ProcessorLoad.RouteDemand;
import dev.tenfold.observe.ResourceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProcessorLoadTest {
  private final Site site = new Site(720, 3);

  private ProcessorLoad load(List<ResourceSample> samples) {
    return Objects.requireNonNull(
        CapacityDiagnosis.from(CapacityMaterial.of(site.window(), samples, site.load()))
            .processors());
  }

  private static RouteDemand demand(ProcessorLoad load, String route) {
    return load.routes().stream()
        .filter(demand -> demand.routes().contains(route))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void demands_are_those_of_the_fit_with_their_intervals() {
    List<ResourceSample> samples = site.cpu("shop cpu", 4, 0.02);
    ProcessorLoad load = load(samples);
    assertThat(load.resources()).containsExactly("shop cpu");
    assertThat(load.capacity()).isEqualTo(4);
    double mean = samples.stream().mapToDouble(ResourceSample::used).average().orElseThrow();
    assertThat(load.used()).isCloseTo(mean, withinPercentage(1));
    assertThat(load.peak()).isBetween(mean / 4, 1.0);
    for (int route : new int[] {2, 4}) {
      RouteDemand demand = demand(load, Site.ROUTES.get(route));
      assertThat(demand.seconds()).isCloseTo(Site.CPU[route], withinPercentage(15));
      assertThat(demand.low()).isLessThanOrEqualTo(demand.seconds());
      assertThat(demand.high()).isGreaterThanOrEqualTo(demand.seconds());
    }
  }

  @Test
  void machines_add_up_and_their_processes_are_not_counted_twice() {
    List<ResourceSample> samples = new ArrayList<>(site.cpu("a cpu", 2, 0.02));
    samples.addAll(site.cpu("b cpu", 2, 0.02));
    samples.addAll(site.cpu("shop process cpu", 2, 0.02));
    ProcessorLoad load = load(samples);
    assertThat(load.resources()).containsExactly("a cpu", "b cpu");
    assertThat(load.capacity()).isEqualTo(4);
    assertThat(demand(load, "GET /search").seconds())
        .isCloseTo(2 * Site.CPU[2], withinPercentage(15));
  }

  @Test
  void processes_of_a_host_tell_what_requests_take_and_the_host_what_there_is() {
    List<ResourceSample> samples = new ArrayList<>(site.cpu("shop cpu", 4, 0.02));
    samples.addAll(site.cpu("postgresql cpu", 4, 0.02));
    site.cpu("host cpu", 4, 0.02).stream().map(ProcessorLoadTest::busy).forEach(samples::add);
    ProcessorLoad load = load(samples);
    assertThat(load.resources()).containsExactly("postgresql cpu", "shop cpu");
    assertThat(load.capacity()).isEqualTo(4);
    assertThat(load.used()).isCloseTo(3.9, within(0.001));
    assertThat(load.peak()).isBetween(0.1, 1.0);
    assertThat(demand(load, "GET /search").seconds())
        .isCloseTo(2 * Site.CPU[2], withinPercentage(15));
  }

  /** A host on which something else takes whatever is left, so that its use tells no load. */
  private static ResourceSample busy(ResourceSample s) {
    double used = 3.9;
    return new ResourceSample(
        s.resource(), s.at(), s.seconds(), used, s.capacity(), s.waiting(), s.place());
  }

  @Test
  void routes_that_move_together_are_told_as_one() {
    site.tie();
    RouteDemand tied = demand(load(site.cpu("shop cpu", 4, 0.02)), "GET /");
    assertThat(tied.routes()).contains("GET /product/{id}");
    assertThat(tied.seconds()).isCloseTo((Site.CPU[0] * 3 + Site.CPU[1] * 2) / 5, within(0.002));
  }

  @Test
  void without_a_fit_nothing_is_told() {
    Site level = new Site(720, 3);
    level.level();
    List<ResourceSample> other =
        new Site(720, 9)
            .cpu("shop cpu", 2, 0.5).stream()
                .map(s ->
                    new ResourceSample(
                        s.resource(), s.at(), s.seconds(), 1, s.capacity(), s.waiting(), s.place()))
                .toList();
    assertThat(
            CapacityDiagnosis.from(CapacityMaterial.of(level.window(), other, level.load()))
                .processors())
        .isNull();
  }

  @Test
  void connections_are_no_processors() {
    CapacityMaterial material =
        CapacityMaterial.of(site.window(), site.pool(20, 0.02), site.load());
    assertThat(CapacityDiagnosis.from(material).processors()).isNull();
  }
}
