package dev.tenfold.diagnose.capacity;

import dev.tenfold.law.ServiceDemand;
import dev.tenfold.law.UtilisationLaw;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import java.util.Arrays;
import java.util.List;

/** What requests take of a resource, or why it cannot be told. */
sealed interface Fit {
  ResourceUse use();

  /**
   * A fit.
   *
   * @param columns the routes that are told apart
   * @param mix the part of the requests of the log that each column has
   * @param stretches what it was made from
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers for further arithmetic, never compared
  record Fitted(
      ResourceUse use,
      RouteColumns columns,
      double[] mix,
      Stretches stretches,
      ServiceDemand demand)
      implements Fit {
    /** Returns the routes that are told apart. */
    List<String> routes() {
      return columns.names();
    }

    /** Returns requests a second by route at {@code perSecond} of all, in the mix of the log. */
    double[] mixed(double perSecond) {
      return Arrays.stream(mix).map(part -> part * perSecond).toArray();
    }
  }

  /** None. */
  record Unknown(ResourceUse use, String why, String fix) implements Fit {}

  /** Columns beyond these are routes of hardly any requests, or more than can be told apart. */
  int MOST_ROUTES = 24;

  int ROWS_PER_ROUTE = 10;
  long FEWEST_REQUESTS = 30;

  /** R² that is no more than routes would explain by chance, as a multiple of columns by rows. */
  double BY_CHANCE = 2;

  double LEAST_DETERMINATION = 0.05;

  static Fit of(ResourceUse use, RouteLoad load, long seed) {
    if (load.requests() == 0) {
      return new Unknown(
          use, "no log tells the requests of the same time", "collect access logs of the window");
    }
    Stretches all = Stretches.of(load, use);
    int needed = UtilisationLaw.fewestRows(1);
    if (all.rows() < needed) {
      return new Unknown(
          use,
          "use and load are both known in only "
              + Digits.whole(all.rows())
              + " stretches of "
              + all.seconds()
              + " s; "
              + needed
              + " are needed",
          "sample " + use.name + " over the same time as the log, at least every 10 s");
    }
    int most = Math.clamp(all.rows() / ROWS_PER_ROUTE - 1, 1, MOST_ROUTES);
    if (all.meanUsed() <= 0) {
      return new Unknown(use, "it was never used", "look whether the right thing is sampled");
    }
    RouteColumns columns = RouteColumns.of(load, most, FEWEST_REQUESTS);
    Stretches stretches = all.folded(columns);
    ServiceDemand demand = UtilisationLaw.fit(stretches.perSecond(), stretches.used(), seed);
    return judged(new Fitted(use, columns, columns.sums(load.mix()), stretches, demand));
  }

  private static Fit judged(Fitted fitted) {
    double explained = fitted.demand.quality().determination();
    int columns = fitted.routes().size() + 1;
    double chance = BY_CHANCE * columns / fitted.stretches.rows();
    if (explained < Math.max(LEAST_DETERMINATION, chance)) {
      return new Unknown(
          fitted.use,
          "its use does not follow the load: requests explain "
              + Figure.ratio(Math.max(0, explained)).text()
              + " of how it varies",
          "collect a longer time in which the load differs, or look what else uses it");
    }
    return fitted;
  }
}
