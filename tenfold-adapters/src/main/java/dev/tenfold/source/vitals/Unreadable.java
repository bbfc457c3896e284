package dev.tenfold.source.vitals;

/** Why a record cannot be used. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String what;
  private final String fix;

  Unreadable(String reason, String what, String fix) {
    super(what, null, false, false);
    this.reason = reason;
    this.what = what;
    this.fix = fix;
  }

  /** Returns the reason, the same for all records that have it. */
  String reason() {
    return reason;
  }

  /** Returns what is wrong with this one. */
  String what() {
    return what;
  }

  String fix() {
    return fix;
  }
}
