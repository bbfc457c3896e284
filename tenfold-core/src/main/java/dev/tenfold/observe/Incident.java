package dev.tenfold.observe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the product did not do what its users needed.
 *
 * @param id unique within its source
 * @param title in the words of whoever wrote it
 * @param service what was affected; empty where the source does not say
 * @param severity in the source's own words; empty where it does not say
 * @param began when users were first affected, or else when it was detected
 * @param acknowledged when somebody took it on; null where the source does not say
 * @param mitigated when users were no longer affected; null where the source does not say
 * @param resolved when it was over; null while it is open
 * @param cause the deployment, artifact or revision that the source states as the cause; empty
 *     where it states none
 * @param place where it was read
 */
public record Incident(
    String id,
    String title,
    String service,
    String severity,
    Instant began,
    @Nullable Instant acknowledged,
    @Nullable Instant mitigated,
    @Nullable Instant resolved,
    String cause,
    Place place) {}
