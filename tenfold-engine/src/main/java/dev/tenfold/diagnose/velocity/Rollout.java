package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Deployment;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A deployment to production, and what it was.
 *
 * @param number unique; in one service and environment, later ones have higher numbers
 * @param act what it did
 * @param commit number of the commit it put in service; empty where it is not known
 * @param undoes the rollout that it took back; null for none, or where it is not known
 */
record Rollout(
    int number, Deployment deployment, Act act, OptionalInt commit, @Nullable Rollout undoes) {
  /** What a deployment did. */
  enum Act {
    /** It put a version in service that had not been there. */
    CHANGE,
    /** It did so, and was itself rolled back. */
    WITHDRAWN,
    /** It put an earlier version in service again. */
    ROLLBACK,
    /** It deployed again what was in service, or what had been rolled back. */
    REPEAT,
    /** It did not come to be in service. */
    FAILED
  }

  boolean isChange() {
    return act == Act.CHANGE || act == Act.WITHDRAWN;
  }

  Instant at() {
    return deployment.finished();
  }

  /** Returns when its effects may have begun. */
  Instant begin() {
    Instant started = deployment.started();
    return started == null || started.isAfter(at()) ? at() : started;
  }

  String service() {
    return deployment.service();
  }
}
