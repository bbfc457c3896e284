package dev.tenfold.observe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A charge.
 *
 * @param from begin of what is charged for, included
 * @param to its end, excluded
 * @param currency ISO 4217
 * @param billed what is invoiced
 * @param effective what it costs after discounts are spread over what they are for; null where the
 *     source does not say
 * @param category FOCUS ChargeCategory in its defined spelling: {@code Usage}, {@code Purchase}
 * @param correction whether it corrects a period that is already invoiced (FOCUS ChargeClass)
 * @param commitment FOCUS CommitmentDiscountStatus: {@code Used}, or {@code Unused} for what was
 *     paid ahead and not used; empty where it has to do with no commitment
 * @param provider who bills
 * @param service FOCUS ServiceName
 * @param serviceCategory FOCUS ServiceCategory: {@code Compute}
 * @param resource FOCUS ResourceId; empty where there is none
 * @param quantity how much was used, in {@code quantityUnit}; null where the source does not say
 * @param tags by key
 * @param place where it was read
 * @see <a href="https://focus.finops.org/focus-specification/">FOCUS 1.2, Cost and Usage</a>
 */
public record Spend(
    Instant from,
    Instant to,
    String currency,
    BigDecimal billed,
    @Nullable BigDecimal effective,
    String category,
    boolean correction,
    String commitment,
    String provider,
    String service,
    String serviceCategory,
    String resource,
    @Nullable BigDecimal quantity,
    String quantityUnit,
    Map<String, String> tags,
    Place place) {
  public Spend {
    tags = Map.copyOf(tags);
  }
}
