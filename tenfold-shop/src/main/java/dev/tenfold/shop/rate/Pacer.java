package dev.tenfold.shop.rate;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends requests at an even pace that does not wait for answers. A request that finds no lane free
 * goes out late, and its latency counts from when it was due, so that a shop that stalls is charged
 * for everyone who would have come meanwhile.
 *
 * @see <a href="https://github.com/giltene/wrk2">wrk2, on coordinated omission</a>
 */
final class Pacer {
  /** Lanes for each request a second: enough for answers that take two seconds. */
  private static final int LANES_FOR_RATE = 2;

  private static final int FEWEST_LANES = 16;

  private final Supplier<Lane> lanes;
  private final Objective objective;
  private final int mostLanes;

  Pacer(Supplier<Lane> lanes, Objective objective, int mostLanes) {
    this.lanes = lanes;
    this.objective = objective;
    this.mostLanes = mostLanes;
  }

  /** Returns how a rate went. It ends early when the objective can no longer be met. */
  Step run(double perSecond, Step.Plan plan) {
    int warm = count(perSecond, plan.warmUp());
    int measured = Math.max(1, count(perSecond, plan.measured()));
    int width =
        (int) Math.clamp(Math.ceil(perSecond * LANES_FOR_RATE), FEWEST_LANES, (double) mostLanes);
    Duration cpuBefore = cpu();
    long began = System.nanoTime();
    Run run = new Run(perSecond, warm, measured);
    Phaser running = new Phaser(1);
    for (int i = 0; i < width; i++) {
      running.register();
      Thread.ofVirtual()
          .start(() -> {
            try {
              run.through(lanes.get());
            } finally {
              running.arriveAndDeregister();
            }
          });
    }
    running.arriveAndAwaitAdvance();
    double seconds = (System.nanoTime() - began) / 1e9;
    return run.step(cpu().minus(cpuBefore).toNanos() / 1e9 / seconds);
  }

  private static int count(double perSecond, Duration time) {
    return Math.toIntExact(Math.round(perSecond * time.toNanos() / 1e9));
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The requests of one step. */
  private final class Run {
    private final double nanosBetween;
    private final double perSecond;
    private final int warm;
    private final int measured;
    private final long start = System.nanoTime() + 20_000_000;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLongArray latencies;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();
    private volatile long stoppedAt;

    Run(double perSecond, int warm, int measured) {
      this.perSecond = perSecond;
      this.warm = warm;
      this.measured = measured;
      nanosBetween = 1e9 / perSecond;
      latencies = new AtomicLongArray(measured);
    }

    void through(Lane lane) {
      for (long i = next.getAndIncrement(); i < warm + measured; i = next.getAndIncrement()) {
        long due = due(i);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (stoppedAt != 0) {
          return;
        }
        boolean fine = lane.send(i);
        if (i >= warm) {
          record((int) (i - warm), System.nanoTime() - due, fine);
        }
      }
    }

    private long due(long number) {
      return start + (long) (number * nanosBetween);
    }

    private void record(int index, long latency, boolean fine) {
      latencies.set(index, latency);
      boolean failed = !fine && failures.incrementAndGet() > objective.errorRatio() * measured + 1;
      boolean late =
          latency > objective.p95().toNanos()
              && slow.incrementAndGet() > Objective.SLOW_RATIO * measured + 1;
      if ((failed || late) && stoppedAt == 0) {
        stoppedAt = System.nanoTime();
      }
    }

    Step step(double cpu) {
      long stop = stoppedAt;
      int due =
          stop == 0
              ? measured
              : (int) Math.clamp((stop - due(warm)) / nanosBetween, 1.0, (double) measured);
      long[] sorted = new long[due];
      for (int i = 0; i < due; i++) {
        long latency = latencies.get(i);
        sorted[i] = latency == 0 ? stop - due(warm + (long) i) : latency;
      }
      Arrays.sort(sorted);
      Step.Quantiles quantiles = Step.Quantiles.of(sorted);
      long errors = failures.get();
      boolean held = stop == 0 && objective.isMet(quantiles.p95(), errors, measured);
      return new Step(perSecond, due, errors, quantiles, held, stop != 0, cpu);
    }
  }
}
