package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.Rejection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a format fared with the lines of a sample. */
final class Trial {
  private static final Set<Rejection> SKIPPED =
      EnumSet.of(
          Rejection.BLANK, Rejection.DIRECTIVE, Rejection.NOT_A_REQUEST, Rejection.OTHER_FIELDS);

  private final AccessLogFormat format;
  private int read;
  private int cut;
  private int failed;
  private int firstRead;
  private int firstFailed;
  private String failedField = "";

  Trial(AccessLogFormat format) {
    this.format = format;
  }

  void read(int number, boolean plausible, boolean cutOff) {
    if (!plausible) {
      rejected(number, Rejection.STATUS, "status");
      return;
    }
    cut += cutOff ? 1 : 0;
    firstRead = read++ == 0 ? number : firstRead;
  }

  void rejected(int number, Rejection why, String field) {
    if (SKIPPED.contains(why)) {
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

  /** Returns whether most lines end within the user agent: then they are of another format. */
  boolean isMostlyCut() {
    return cut * 2 > read;
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
