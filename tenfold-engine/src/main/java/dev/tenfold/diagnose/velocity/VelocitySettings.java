package dev.tenfold.diagnose.velocity;

import dev.tenfold.engagement.ProductionNames;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is declared of a product's deliveries.
 *
 * @param production which environments are production
 * @param services which files belong to each service, as globs: {@code services/shop/**}; a service
 *     that is not named has all files
 * @param failureWithin how long after a deployment an incident without a stated cause is still laid
 *     to it
 * @param revertWithin how long after a deployment a revert still says that it failed
 * @param zone where weeks begin on Monday at midnight
 * @param seed of the bootstrap
 */
public record VelocitySettings(
    ProductionNames production,
    Map<String, List<String>> services,
    Duration failureWithin,
    Duration revertWithin,
    ZoneId zone,
    long seed) {
  /** The usual names; 24 hours; 7 days; UTC. */
  public static final VelocitySettings STANDARD =
      new VelocitySettings(
          ProductionNames.USUAL,
          Map.of(),
          Duration.ofHours(24),
          Duration.ofDays(7),
          ZoneOffset.UTC,
          20260101);

  public VelocitySettings {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    services.forEach((service, globs) -> copy.put(service, List.copyOf(globs)));
    services = Collections.unmodifiableMap(copy);
  }
}
