package dev.tenfold.shop.web;

import dev.tenfold.shop.catalogue.Edition;
import dev.tenfold.shop.database.Queries;
import java.util.function.Function;

/**
 * A part of the catalogue that somebody asks for.
 *
 * @param key what tells it from all others, or {@link #UNKEPT}
 * @param edition finds the current edition; to be asked before {@code part}, at the same place, so
 *     that a part is never older than what it is called
 * @param part makes it
 */
record Asked(String key, Function<Queries, Edition> edition, Function<Queries, Part> part) {
  /** The key of parts that are asked for too rarely to be kept. */
  static final String UNKEPT = "";
}
