package dev.tenfold.shop.rate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/**
 * Runs steps against one shop and tells each.
 *
 * @param out where steps are told
 */
record Bench(Mix mix, Objective objective, Step.Plan plan, int mostLanes, PrintWriter out) {
  private static final int BREATH_SECONDS = 2;

  /** Returns how {@code perSecond} went, after a moment for the shop to finish what came before. */
  Step step(double perSecond) {
    return step(perSecond, plan);
  }

  Step step(double perSecond, Step.Plan plan) {
    try {
      TimeUnit.SECONDS.sleep(BREATH_SECONDS);
      mix.prepare();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped between two steps", e);
    }
    Step step = new Pacer(mix::lane, objective, mostLanes).run(perSecond, plan);
    mix.close();
    out.println(step.text());
    mix.failures()
        .take()
        .forEach((what, count) -> out.println("            " + count + " × " + what));
    out.flush();
    return step;
  }
}
