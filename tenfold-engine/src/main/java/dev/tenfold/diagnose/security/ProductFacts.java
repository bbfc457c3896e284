package dev.tenfold.diagnose.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a product is, as its owners declare it. Null is not "no": nobody said.
 *
 * @param data what it holds; empty where nobody said
 * @param internetFacing whether anybody on the internet can reach it
 * @param movesMoney whether it pays, transfers or charges
 * @param manyTenants whether organisations share it that must not see each other
 * @param surfaces how it is used; empty where nobody said, and then it is taken for both
 * @param trustedRepositories hosts that components may come from; empty where nobody said
 * @param names what reports call it: image names, package URLs; beside what scans say they looked
 *     at
 */
public record ProductFacts(
    Set<DataClass> data,
    @Nullable Boolean internetFacing,
    @Nullable Boolean movesMoney,
    @Nullable Boolean manyTenants,
    Set<Surface> surfaces,
    Set<String> trustedRepositories,
    Set<String> names) {
  /** Nothing is declared. */
  public static final ProductFacts UNDECLARED =
      new ProductFacts(Set.of(), null, null, null, Set.of(), Set.of(), Set.of());

  public ProductFacts {
    data = Set.copyOf(data);
    surfaces = Set.copyOf(surfaces);
    trustedRepositories = Set.copyOf(trustedRepositories);
    names = Set.copyOf(names);
  }

  /** What a product holds. */
  public enum DataClass {
    /** Meant for everybody. */
    PUBLIC,
    /** Of the organisation, not of people. */
    INTERNAL,
    /** Of people. */
    PERSONAL,
    /** Passwords, keys and tokens of its users. */
    CREDENTIALS,
    /** Numbers of cards and accounts. */
    PAYMENT,
    /** Health, biometrics and what else the law protects most. */
    SENSITIVE
  }

  /** How a product is used. */
  public enum Surface {
    /** Pages in a browser. */
    BROWSER,
    /** Interfaces for programs. */
    API
  }

  boolean hasPages() {
    return surfaces.isEmpty() || surfaces.contains(Surface.BROWSER);
  }
}
