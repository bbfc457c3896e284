package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import java.util.List;

/**
 * A format that was found by looking at a log, and why.
 *
 * @param format reads the log
 * @param matched lines of the sample that it reads
 * @param lines lines of the sample that are records of requests or should be
 * @param fields what each field was taken for, with a value of it
 * @param doubts fields that may be something else
 * @param notes what else is good to know
 */
public record Detected(
    AccessLogFormat format,
    int matched,
    int lines,
    List<String> fields,
    List<String> doubts,
    List<String> notes) {
  public Detected {
    fields = List.copyOf(fields);
    doubts = List.copyOf(doubts);
    notes = List.copyOf(notes);
  }

  /** Returns how sure the format is: {@code certain}, {@code likely} or {@code doubtful}. */
  public String confidence() {
    double share = lines == 0 ? 0 : (double) matched / lines;
    if (share < 0.9 || matched < 2) {
      return "doubtful";
    }
    return share < 0.99 || !doubts.isEmpty() ? "likely" : "certain";
  }
}
