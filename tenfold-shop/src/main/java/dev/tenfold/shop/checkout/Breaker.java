package dev.tenfold.shop.checkout;

/**
 * A circuit breaker: opens when half of the last calls failed, so that nobody waits for a provider
 * that is down, and lets one call through every few seconds until one succeeds.
 *
 * @see <a href="https://martinfowler.com/bliki/CircuitBreaker.html">Fowler: CircuitBreaker</a>
 */
final class Breaker {
  private static final int WINDOW = 20;
  private static final int LEAST_CALLS = 5;
  private static final long OPEN_NANOS = 3_000_000_000L;

  private final boolean[] failed = new boolean[WINDOW];
  private int calls;
  private boolean open;
  private long nextTrial;

  /** Returns whether to call at all. */
  synchronized boolean permits(long nanoTime) {
    if (!open) {
      return true;
    }
    if (nanoTime - nextTrial < 0) {
      return false;
    }
    nextTrial = nanoTime + OPEN_NANOS;
    return true;
  }

  synchronized void succeeded() {
    if (open) {
      open = false;
      calls = 0;
    }
    failed[calls++ % WINDOW] = false;
  }

  synchronized void failed(long nanoTime) {
    failed[calls++ % WINDOW] = true;
    int seen = Math.min(calls, WINDOW);
    int failures = 0;
    for (int i = 0; i < seen; i++) {
      failures += failed[i] ? 1 : 0;
    }
    if (!open && seen >= LEAST_CALLS && failures * 2 >= seen) {
      open = true;
      nextTrial = nanoTime + OPEN_NANOS;
    }
  }
}
