package dev.tenfold.diagnose;

import java.util.List;

/**
 * One log and how it was read.
 *
 * @param name the path as it was given
 * @param format how its lines were read
 * @param bytes uncompressed bytes read
 * @param read lines read
 * @param used lines that became requests
 * @param problems what went wrong without stopping the reading, such as a truncated archive
 */
public record LogReading(
    String name, FormatReading format, long bytes, long read, long used, List<String> problems) {
  public LogReading {
    problems = List.copyOf(problems);
  }

  /** Returns how many lines were rejected. */
  public long rejected() {
    return read - used;
  }

  /**
   * How a log's lines were read.
   *
   * @param name the format's name
   * @param origin how it became the format: {@code found in a sample of 1,000 lines}, {@code given
   *     by --format}
   * @param confidence part of the sampled lines that it reads, 0 to 1
   * @param fields what each field was taken for, in the order of the line
   */
  public record FormatReading(
      String name, String origin, double confidence, List<FieldReading> fields) {
    public FormatReading {
      fields = List.copyOf(fields);
    }
  }

  /**
   * What a field was taken for.
   *
   * @param field as the server spells it: {@code $request_time}
   * @param takenFor in words: {@code duration in seconds}; {@code not used}
   */
  public record FieldReading(String field, String takenFor) {}
}
