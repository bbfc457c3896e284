package dev.tenfold.collect;

import dev.tenfold.verdict.Problem;
import java.util.List;

/** What a collection came to, log by log in the order they were given. */
public record Collected(List<Part> logs) {
  public Collected {
    logs = List.copyOf(logs);
  }

  /**
   * What one log gave.
   *
   * @param name the path as it was given
   * @param knownBytes bytes of content that were collected before
   * @param newBytes bytes of content read now
   * @param used lines read now that became requests
   * @param rejected lines read now that did not
   * @param problems what went wrong without stopping the reading
   */
  public record Part(
      String name,
      long knownBytes,
      long newBytes,
      long used,
      long rejected,
      List<Problem> problems) {
    public Part {
      problems = List.copyOf(problems);
    }

    /** Returns lines read now. */
    public long read() {
      return used + rejected;
    }
  }

  /** Returns bytes of content read now, of all logs. */
  public long newBytes() {
    return logs.stream().mapToLong(Part::newBytes).sum();
  }

  /** Returns lines read now, of all logs. */
  public long read() {
    return logs.stream().mapToLong(Part::read).sum();
  }
}
