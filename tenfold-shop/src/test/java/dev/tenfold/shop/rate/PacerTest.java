package dev.tenfold.shop.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.shop.traffic.FakeShop;
import dev.tenfold.shop.traffic.Target;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Objective LENIENT = new Objective(Duration.ofSeconds(5), 0.001);
  private static final Objective STRICT = new Objective(Duration.ofMillis(300), 0.001);

  /**
   * A third of the requests fall into a stall of a second and wait for what is left of it, so 95 of
   * 100 wait at most 0.85 seconds. Sixteen lanes that waited for answers before they sent again
   * would have seen sixteen slow answers in six hundred.
   */
  @Test
  void a_stall_is_charged_to_all_who_were_due_meanwhile() throws Exception {
    try (FakeShop shop = new FakeShop(Duration.ZERO)) {
      Mix mix = mix(shop.target());
      CompletableFuture<Void> stall =
          CompletableFuture.runAsync(
              () -> shop.stall(Duration.ofSeconds(1)),
              CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
      Step step =
          new Pacer(mix::lane, LENIENT, 16)
              .run(200, new Step.Plan(Duration.ofMillis(200), Duration.ofSeconds(3)));
      stall.join();
      assertThat(step.requests()).isEqualTo(600);
      assertThat(step.errors()).isZero();
      assertThat(step.latency().p50() / 1e9).isLessThan(0.1);
      assertThat(step.latency().p95() / 1e9).isCloseTo(0.85, within(0.12));
      assertThat(step.latency().p99() / 1e9).isCloseTo(0.97, within(0.12));
    }
  }

  @Test
  void a_rate_that_cannot_be_held_is_cut_short() {
    AtomicInteger sent = new AtomicInteger();
    Pacer pacer = new Pacer(() -> new Slow(sent, 400), STRICT, 64);
    Step step = pacer.run(100, new Step.Plan(Duration.ZERO, Duration.ofSeconds(20)));
    assertThat(step.held()).isFalse();
    assertThat(step.cutShort()).isTrue();
    assertThat(step.requests()).isLessThan(500);
    assertThat(sent.get()).isLessThan(500);
    assertThat(step.latency().p95()).isGreaterThan(300_000_000L);
  }

  @Test
  void no_more_requests_are_out_than_there_may_be_connections() {
    Slow.MOST.set(0);
    AtomicInteger sent = new AtomicInteger();
    Pacer pacer = new Pacer(() -> new Slow(sent, 100), LENIENT, 16);
    pacer.run(200, new Step.Plan(Duration.ZERO, Duration.ofMillis(500)));
    assertThat(Slow.MOST.get()).isEqualTo(16);
    assertThat(sent.get()).isEqualTo(100);
  }

  @Test
  void every_page_of_the_mix_is_asked_for_in_a_way_that_is_answered() throws Exception {
    try (FakeShop shop = new FakeShop(Duration.ZERO)) {
      Mix mix = mix(shop.target());
      Step step =
          new Pacer(mix::lane, STRICT, 64)
              .run(500, new Step.Plan(Duration.ofMillis(200), Duration.ofSeconds(1)));
      assertThat(mix.failures().take()).isEmpty();
      assertThat(step.held()).isTrue();
      assertThat(step.requests()).isEqualTo(500);
    }
  }

  private static Mix mix(Target target) throws Exception {
    Mix mix = new Mix(target, Catalogue.learn(target, 200, 300), 1);
    mix.prepare();
    return mix;
  }

  /** Takes its time. */
  private record Slow(AtomicInteger sent, long millis) implements Lane {
    static final AtomicInteger MOST = new AtomicInteger();
    private static final AtomicInteger OUT = new AtomicInteger();

    @Override
    public boolean send(long number) {
      sent.incrementAndGet();
      MOST.accumulateAndGet(OUT.incrementAndGet(), Math::max);
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      OUT.decrementAndGet();
      return true;
    }
  }
}
