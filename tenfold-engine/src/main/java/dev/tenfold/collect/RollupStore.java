package dev.tenfold.collect;

import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.Problem;
import java.util.List;

/** Keeps what was collected. One collector at a time; readers need no leave. */
public interface RollupStore {
  /**
   * Begins to collect.
   *
   * @param routes numbers of the routes in the rollups to come
   * @throws dev.tenfold.verdict.TenfoldException INPUT where another collector is at work, or where
   *     the store cannot be written
   */
  Writing begin(RouteTable routes);

  /** A log whose rollups are to come; its number is its index in {@link Writing#expect}. */
  record Origin(String name, Beginning log, long from) {}

  /**
   * A collector at work. Rollups are kept some at a time, each time with the stretches of the logs
   * that they account for, so that a crash loses only what will be read again.
   */
  interface Writing extends LogScan.Sink, AutoCloseable {
    /** Returns everything that was collected and kept when this work began. */
    List<Covered> covered();

    /** Returns the archives that were collected to their end when this work began. */
    List<Archive> archives();

    /** Returns what is in the store and not of it, and was left out. */
    List<Problem> problems();

    /** Says that all of an archive is kept once {@link #keep} has returned. */
    void settle(Archive archive);

    /** Says which logs the rollups to come are of. */
    void expect(List<Origin> logs);

    /**
     * Keeps what was taken and is not kept yet, but for chunks before which some are missing: their
     * log was cut while it was read.
     *
     * @throws dev.tenfold.verdict.TenfoldException INPUT where it cannot be written; what was kept
     *     before stays
     */
    void keep();

    /** Ends the work and gives way to other collectors. What is not kept is dropped. */
    @Override
    void close();
  }
}
