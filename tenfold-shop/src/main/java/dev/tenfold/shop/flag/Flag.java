package dev.tenfold.shop.flag;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A planted sin and its remedies. The first variant is the sin and the shipped default; the rest
 * are remedies, the thorough one last.
 */
public enum Flag {
  PAGE_CACHING("page-caching", "none", "validators", "application"),
  ORDER_HISTORY("order-history", "n-plus-one", "joined"),
  RECOMMENDATIONS("recommendations", "n-plus-one", "joined"),
  SEARCH_INDEX("search-index", "absent", "present"),
  REVIEW_INDEX("review-index", "absent", "present"),
  ORDER_LINE_INDEX("order-line-index", "absent", "present"),
  SALES_REPORT("sales-report", "full-scan", "summary-table"),
  CHECKOUT_FOLLOW_UP("checkout-follow-up", "in-request", "outbox"),
  SESSION_STORE("session-store", "process", "shared"),
  READ_ROUTING("read-routing", "primary", "replica"),
  POOL_SIZE("pool-size", "five", "sized"),
  DATABASE_TIMEOUTS("database-timeouts", "absent", "set"),
  PAYMENT_TRANSACTION("payment-transaction", "held-open", "closed"),
  ROW_FETCHING("row-fetching", "everything", "projection"),
  PAYMENT_CLIENT("payment-client", "eager", "guarded"),
  STOCK_COUNTER("stock-counter", "single", "sharded"),
  LOGGING("logging", "debug-synchronous", "asynchronous");

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> variants;

  Flag(String key, String... variants) {
    this.key = key;
    this.variants = List.of(variants);
  }

  /** Returns the name of the flag in the file. */
  public String key() {
    return key;
  }

  /** Returns the names of the variants: the sin first, the most thorough remedy last. */
  public List<String> variants() {
    return variants;
  }

  public String sin() {
    return variants.getFirst();
  }

  /** Returns the most thorough remedy. */
  public String remedy() {
    return variants.getLast();
  }

  /** Returns every flag with the variant that {@code choice} names for it; a map to change. */
  public static Map<Flag, String> each(Function<Flag, String> choice) {
    Map<Flag, String> variants = new EnumMap<>(Flag.class);
    for (Flag flag : values()) {
      variants.put(flag, choice.apply(flag));
    }
    return variants;
  }

  public static Optional<Flag> of(String key) {
    return Arrays.stream(values()).filter(flag -> flag.key.equals(key)).findFirst();
  }
}
