package dev.tenfold.rollup;

/** Who sent a request, as far as its user agent says. */
public enum ClientClass {
  UNKNOWN("no user agent"),
  DESKTOP("desktop browser"),
  MOBILE("mobile browser"),
  BOT("bot or crawler"),
  MONITOR("health check or monitor"),
  PROGRAM("program or library"),
  OTHER("other client"),
  SCANNER("security scanner");

  private final String words;

  ClientClass(String words) {
    this.words = words;
  }

  /** Returns the class in words. */
  public String words() {
    return words;
  }
}
