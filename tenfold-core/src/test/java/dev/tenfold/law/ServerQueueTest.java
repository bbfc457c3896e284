package dev.tenfold.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ServerQueueTest {
  @Test
  void who_comes_while_all_are_busy_waits_for_the_first_that_is_free() {
    double[] arrivals = {0, 0, 1, 1, 10};
    double[] service = {4, 2, 3, 1, 1};
    assertThat(ServerQueue.waits(arrivals, service, 2)).containsExactly(0, 0, 1, 3, 0);
  }

  @Test
  void poisson_arrivals_wait_as_erlang_says() {
    SplittableRandom random = new SplittableRandom(5);
    int n = 400_000;
    double[] arrivals = new double[n];
    double[] service = new double[n];
    double now = 0;
    for (int i = 0; i < n; i++) {
      now -= Math.log(1 - random.nextDouble()) / 3;
      arrivals[i] = now;
      service[i] = -Math.log(1 - random.nextDouble());
    }
    double mean = Arrays.stream(ServerQueue.waits(arrivals, service, 4)).average().orElseThrow();
    assertThat(mean).isCloseTo(ErlangC.meanWait(4, 3, 1), within(0.04));
  }
}
