package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.security.ProductFacts.DataClass;
import java.util.ArrayList;
import java.util.List;

/**
 * The level of OWASP ASVS 5.0.0 that a product has to reach, and which rule says so. The standard
 * leaves the choice to its readers; the rules are ours, the first that holds counts.
 *
 * @param level 1 to 3
 * @param rule the rule in words
 * @param declared whether enough was declared for a rule; without, level 1 is the floor for all
 */
public record TargetLevel(int level, String rule, boolean declared) {

  /** Returns the level for {@code facts}; what nobody declared is not taken for the safe side. */
  public static TargetLevel of(ProductFacts facts) {
    boolean open = !Boolean.FALSE.equals(facts.internetFacing());
    boolean money = Boolean.TRUE.equals(facts.movesMoney());
    boolean shared = Boolean.TRUE.equals(facts.manyTenants());
    boolean gravest = has(facts, DataClass.SENSITIVE, DataClass.PAYMENT);
    if (gravest && (open || shared)) {
      String why = "health, biometric or payment data that outsiders or other tenants are near";
      return because(3, why, facts);
    }
    if (money && shared) {
      return because(3, "money is moved for tenants that must not reach each other", facts);
    }
    if (gravest || has(facts, DataClass.PERSONAL, DataClass.CREDENTIALS) || money || shared) {
      return because(2, "people's data or credentials, money, or several tenants", facts);
    }
    if (has(facts, DataClass.INTERNAL) && open) {
      return because(2, "internal data on a product that the internet can reach", facts);
    }
    if (!facts.data().isEmpty()) {
      return because(1, "neither people's data, credentials, money nor several tenants", facts);
    }
    return new TargetLevel(
        1,
        "level 1, which every product has to reach: too little is declared to choose a level;"
            + " declare what data the product holds, who can reach it, whether it moves money and"
            + " whether tenants share it",
        false);
  }

  private static boolean has(ProductFacts facts, DataClass... any) {
    return List.of(any).stream().anyMatch(facts.data()::contains);
  }

  private static TargetLevel because(int level, String why, ProductFacts facts) {
    List<String> assumed = new ArrayList<>();
    if (facts.internetFacing() == null) {
      assumed.add("whether the internet can reach it");
    }
    if (facts.movesMoney() == null) {
      assumed.add("whether it moves money");
    }
    if (facts.manyTenants() == null) {
      assumed.add("whether tenants share it");
    }
    String open = assumed.isEmpty() ? "" : "; not declared: " + String.join(", ", assumed);
    return new TargetLevel(level, "level " + level + ", for " + why + open, true);
  }
}
