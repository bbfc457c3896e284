package dev.tenfold.observe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that was put in service, or was tried to be.
 *
 * @param id unique within its source
 * @param service what was deployed, {@code shop}
 * @param environment where to, {@code production}; empty where the source does not say
 * @param revision the commit; empty where the source does not say
 * @param artifact its package URL or version; empty where the source does not say
 * @param started when it began; null where the source does not say
 * @param finished when it was in service, or had failed
 * @param outcome how it ended
 * @param trigger why it was made
 * @param place where it was read
 */
public record Deployment(
    String id,
    String service,
    String environment,
    String revision,
    String artifact,
    @Nullable Instant started,
    Instant finished,
    Outcome outcome,
    Trigger trigger,
    Place place) {

  /** How a deployment ended. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** An earlier version was put in service again. */
    ROLLED_BACK
  }

  /** Why a deployment was made. */
  public enum Trigger {
    PLANNED,
    /** Unplanned, because of an incident in production. */
    REWORK,
    UNKNOWN
  }
}
