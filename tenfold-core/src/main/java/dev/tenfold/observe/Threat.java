package dev.tenfold.observe;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one source knows of how a vulnerability is or could be used. Null is not "no": the source
 * does not say.
 *
 * @param id {@code CVE-2024-3094}
 * @param exploited whether the source lists it as exploited
 * @param listed since when it is listed
 * @param epss forecast probability that it is exploited within 30 days, 0 to 1
 * @param forecast the day of that forecast
 * @param automatable whether an attacker can automate reconnaissance to exploitation (SSVC)
 * @param totalImpact whether it gives total control of the software, or else a part (SSVC)
 * @param source who says it
 * @param place where it was read
 */
public record Threat(
    String id,
    @Nullable Boolean exploited,
    @Nullable LocalDate listed,
    @Nullable Double epss,
    @Nullable LocalDate forecast,
    @Nullable Boolean automatable,
    @Nullable Boolean totalImpact,
    String source,
    Place place) {}
