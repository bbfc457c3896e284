package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is shown beside findings: a table or a chart, which the report lays out. */
public sealed interface Exhibit {
  /** Returns what it shows, a clause. */
  String title();

  /**
   * Rows of texts and numbers.
   *
   * @param about how to read it, a sentence or none
   * @param columns their names, with the unit where all rows have the same
   * @param rows as many cells each as there are columns
   */
  record Table(String title, String about, List<String> columns, List<List<Cell>> rows)
      implements Exhibit {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Cell> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(row.size() + " cells under " + columns);
        }
      }
    }
  }

  /**
   * Numbers over time.
   *
   * @param target drawn as a line, in {@code unit}; null for none
   */
  record Series(String title, String about, Unit unit, @Nullable Double target, List<Point> points)
      implements Exhibit {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** Things that happened, on the time axis that all charts share. */
  record Events(String title, String about, List<Event> events) implements Exhibit {
    public Events {
      events = List.copyOf(events);
    }
  }

  /**
   * Parts that add up to a whole.
   *
   * @param unit of the parts
   */
  record Waterfall(String title, String about, Unit unit, List<Part> parts) implements Exhibit {
    public Waterfall {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Numbers of the same kind beside each other, with their intervals.
   *
   * @param unit of all of them
   */
  record Estimates(String title, String about, Unit unit, List<Estimate> estimates)
      implements Exhibit {
    public Estimates {
      estimates = List.copyOf(estimates);
    }
  }

  /** What stands in a cell. */
  sealed interface Cell {
    /** A text; nothing where it is empty. */
    record Text(String text) implements Cell {}

    /** A number that opens to its evidence. */
    record Value(Measurement value) implements Cell {}

    static Cell of(String text) {
      return new Text(text);
    }

    static Cell of(Measurement value) {
      return new Value(value);
    }
  }

  /**
   * A number of a moment, with its interval.
   *
   * @param low lower end; NaN without an interval
   * @param high upper end; NaN without an interval
   */
  record Point(Instant at, double value, double low, double high) {}

  /**
   * Something that happened.
   *
   * @param kind a stable name that tells how it is drawn: {@code deployment}, {@code rollback},
   *     {@code failed-deployment}, {@code incident}, {@code cost}
   * @param until its end; null for a moment, or while it lasts
   * @param words what it was
   */
  record Event(String kind, Instant at, @Nullable Instant until, String words) {}

  /**
   * A number of something, with its interval.
   *
   * @param low lower end; NaN without an interval
   * @param high upper end; NaN without an interval
   */
  record Estimate(String name, double value, double low, double high) {}

  /** A part of a whole, in the waterfall's unit. */
  record Part(String name, double value) {}
}
