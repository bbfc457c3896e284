package dev.tenfold.diagnose.velocity;

/** From when a change is timed. The clocks are never mixed. */
enum Clock {
  /** DORA's: committed to version control. */
  AUTHORED("authored to deployed"),
  PULL_REQUEST("first commit of the pull request to deployed"),
  /** What the pipeline takes. */
  MERGED("merged to deployed");

  private final String words;

  Clock(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
