package dev.tenfold.engagement;

import java.util.List;

/**
 * What records call the environments that people use, compared whole and without case: {@code
 * pre-production} is none.
 *
 * @param names at least one, the one to prefer first
 */
public record ProductionNames(List<String> names) {
  /** What is taken where nobody says otherwise. */
  public static final ProductionNames USUAL =
      new ProductionNames(List.of("production", "prod", "live"));

  public ProductionNames {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("production without a name");
    }
  }

  /** Returns those that are declared; the usual ones where none are. */
  public static ProductionNames declared(List<String> names) {
    return names.isEmpty() ? USUAL : new ProductionNames(names);
  }

  /** Returns the name to give to what is production and has none. */
  public String first() {
    return names.getFirst();
  }

  /** Returns whether that is production, as what names no environment is taken to be. */
  public boolean include(String environment) {
    return environment.isEmpty() || names.stream().anyMatch(environment::equalsIgnoreCase);
  }
}
