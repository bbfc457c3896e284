package dev.tenfold.accesslog;

/** Why a line is counted as rejected and not used. */
public enum Rejection {
  BLANK("blank line"),
  DIRECTIVE("comment or directive"),
  NO_MATCH("does not match the format"),
  OTHER_FIELDS("stands below a #Fields directive with other fields"),
  NO_DATE("tells the time of day only, and no #Date directive stands above it in the part read"),
  NOT_A_REQUEST("not a record of a request"),
  TIME("the time cannot be read"),
  STATUS("the status cannot be read"),
  NUMBER("a number cannot be read"),
  TRUNCATED("the line ends too early"),
  TOO_LONG("the line is longer than 1 MiB"),
  UNREADABLE("the bytes could not be read");

  private final String words;

  Rejection(String words) {
    this.words = words;
  }

  /** Returns the reason in plain words. */
  public String words() {
    return words;
  }
}
