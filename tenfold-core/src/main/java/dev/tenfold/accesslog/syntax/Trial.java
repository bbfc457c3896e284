package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.Rejection;
import java.util.List;

/** How a format fared with the lines of a sample. */
final class Trial {
  private final AccessLogFormat format;
  private int read;
  private int failed;
  private int firstRead;
  private int firstFailed;
  private String failedField = "";

  Trial(AccessLogFormat format) {
    this.format = format;
  }

  void read(int number, boolean plausible) {
    if (!plausible) {
      rejected(number, Rejection.STATUS, "status");
      return;
    }
    firstRead = read++ == 0 ? number : firstRead;
  }

  void rejected(int number, Rejection why, String field) {
    if (why == Rejection.BLANK || why == Rejection.DIRECTIVE || why == Rejection.NOT_A_REQUEST) {
      return;
    }
    if (failed++ == 0) {
      firstFailed = number;
      failedField = field;
    }
  }

  AccessLogFormat format() {
    return format;
  }

  int read() {
    return read;
  }

  /** Returns how many lines should have been read: all but blank ones, comments and messages. */
  int records() {
    return read + failed;
  }

  double share() {
    return records() == 0 ? 0 : (double) read / records();
  }

  /** Returns the number of the first line that was read, from 1. */
  int firstRead() {
    return firstRead;
  }

  /** Returns the number of the first line that was not, or 0. */
  int firstFailed() {
    return firstFailed;
  }

  String failedField() {
    return failedField;
  }

  /** Returns which share of the fields the first failed line passed. */
  double progress() {
    List<Element.Field> fields = format.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(failedField)) {
        return (double) i / fields.size();
      }
    }
    return 0;
  }
}
