package dev.tenfold.engage;

/** The engagement of a shop, as far as it is the same in every test. */
public final class ShopEngagement {
  private static final String HEAD =
      """
      apiVersion: tenfold/v1alpha1
      kind: Engagement
      metadata: {name: shop}
      spec:
        product:
          title: Shop
          timezone: UTC
          currency: EUR
          unit: order
          facts: {data: [personal], exposure: internet}
        owners:
          - {name: Ana, side: client, role: technical-owner, emails: []}
        commitment: {start: 2026-03-01, end: 2026-06-30}
        targets: []
        allocation:
          policy: {feature: 0.7, reliability: 0.2, exploration: 0.1}
      """;

  private ShopEngagement() {}

  /** Returns its text with more keys of {@code spec}: sources at least. */
  public static String with(String keys) {
    return HEAD + keys.indent(2);
  }
}
