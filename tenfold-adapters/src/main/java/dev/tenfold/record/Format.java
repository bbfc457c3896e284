package dev.tenfold.record;

import dev.tenfold.observe.Place;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One format of records, with what was read of it so far. It belongs to one file. */
public interface Format<T> {
  /** Returns whether a record is of this format, if perhaps a broken one. */
  boolean knows(JsonNode record);

  /** Reads a record of this format; returns why it cannot be used, or nothing. */
  Optional<Unusable> take(JsonNode record, Place place);

  /** Returns the facts of all records that were read; none where others put them together. */
  default List<T> facts() {
    return List.of();
  }

  /** Returns what is odd about records that were used, a sentence each. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * Why a record cannot be used.
   *
   * @param why the reason, a clause
   * @param fix what to do about it
   */
  record Unusable(String why, String fix) {
    /** Returns that a field is missing or cannot be understood. */
    public static Optional<Unusable> without(String field) {
      return Optional.of(
          new Unusable("no usable " + field, "give " + field + "; times with date and zone"));
    }
  }
}
