package dev.tenfold.accesslog;

/** A piece of a line's layout: text that is always there, or a field. */
public sealed interface Element {
  /** Text between fields; not empty. */
  record Literal(String text) implements Element {
    public Literal {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a literal of no characters");
      }
    }
  }

  /**
   * A field.
   *
   * @param name as the server spells it, {@code $request_time}
   * @param role what it says
   * @param notation how it is written
   */
  record Field(String name, Role role, Notation notation) implements Element {}

  /**
   * Any number of spaces or tabs, at least one: the separator of W3C logs. A field next to it may
   * stand in double quotes, in which a doubled quote is a quote: {@code "a ""b"" c"}.
   */
  record Blanks() implements Element {}

  /**
   * Anything, even nothing, up to and including the first occurrence of a text: what syslog puts
   * before a line, or headers that HAProxy captures. Never stands right after a field.
   */
  record Until(String text) implements Element {
    public Until {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("until a text of no characters");
      }
    }
  }
}
