package dev.tenfold.diagnose;

import java.util.List;

/**
 * Account of what was read: {@code read = used + rejected}.
 *
 * @param read lines read
 * @param used lines that became requests
 * @param rejected lines that did not, by reason, most first
 * @param notes what is odd about used lines, most first
 * @param logs the logs, in the order they were given
 */
public record Reading(
    long read, long used, List<Rejected> rejected, List<Note> notes, List<LogReading> logs) {
  public Reading {
    rejected = List.copyOf(rejected);
    notes = List.copyOf(notes);
    logs = List.copyOf(logs);
    long sum = rejected.stream().mapToLong(Rejected::lines).sum();
    if (read != used + sum) {
      throw new IllegalArgumentException(read + " read, " + used + " used, " + sum + " rejected");
    }
  }

  /** Returns how many lines were rejected. */
  public long rejectedLines() {
    return read - used;
  }

  /**
   * Lines rejected for one reason.
   *
   * @param reason in words
   * @param lines how many
   * @param samples the first of them
   */
  public record Rejected(String reason, long lines, List<Sample> samples) {
    public Rejected {
      samples = List.copyOf(samples);
    }
  }

  /**
   * A rejected line.
   *
   * @param log name of the log
   * @param offset where the line starts in the log's uncompressed content, in bytes
   * @param field the field that could not be read; may be empty
   * @param text the start of the line, with client addresses and query strings struck out
   */
  public record Sample(String log, long offset, String field, String text) {}

  /**
   * Something odd about lines that were used.
   *
   * @param words what, a clause that follows the number of lines
   * @param lines how many
   */
  public record Note(String words, long lines) {}
}
