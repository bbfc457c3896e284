package dev.tenfold.cli;

import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.engagement.Source;
import dev.tenfold.verdict.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * How access logs were read when they were first collected: what is kept of them stays so, whatever
 * the engagement says later.
 *
 * @param store where that is noted
 * @param requests where requests are kept
 */
record LogSettings(FactStore store, Path requests) {
  /** Notes the settings of a source of which nothing was kept. */
  void note(Source source) {
    store.complete(new Origin(source.name(), "settings"), words(source));
    store.complete(new Origin(source.name(), "has settings"), "");
  }

  /** Returns that a source is now declared in another way than it was read. */
  List<Problem> changed(Source source) {
    boolean noted = store.holds(new Origin(source.name(), "has settings"), "");
    return !noted || store.holds(new Origin(source.name(), "settings"), words(source))
        ? List.of()
        : List.of(
            new Problem(
                "what is kept of it was read with another service, zone or format, and stays so",
                "source " + source.name(),
                "set them back, or move "
                    + requests
                    + " away and collect again what is still there"));
  }

  private static String words(Source source) {
    return String.join(
        "\n", source.service(), source.option("zone", "UTC"), source.option("format", ""));
  }
}
