package dev.tenfold.store.parquet;

/**
 * A column of a file.
 *
 * @param name its name, also in SQL
 * @param type what its values are
 * @param shape how many values a row has
 */
public record Column(String name, Type type, Shape shape) {
  /** What values are. */
  public enum Type {
    /** A text from a {@link Names dictionary}. */
    NAME(6),
    INT(1),
    LONG(2),
    /** Milliseconds since 1970, a timestamp in UTC. */
    TIME(2);

    /** The number Parquet has for the physical type. */
    final int physical;

    Type(int physical) {
      this.physical = physical;
    }
  }

  /** How many values a row has. */
  public enum Shape {
    ONE,
    /** One or none: SQL's NULL. */
    OPTIONAL,
    /** Any number of them. */
    LIST
  }

  /** Returns a column of one value a row. */
  public static Column one(String name, Type type) {
    return new Column(name, type, Shape.ONE);
  }

  /** Returns a column of at most one value a row. */
  public static Column optional(String name, Type type) {
    return new Column(name, type, Shape.OPTIONAL);
  }

  /** Returns a column of any number of values a row. */
  public static Column list(String name, Type type) {
    return new Column(name, type, Shape.LIST);
  }

  /** Returns the number Parquet has for the encoding of values. */
  int encoding() {
    return type == Type.NAME ? Page.DICTIONARY : Page.DELTA;
  }
}
