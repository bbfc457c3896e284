package dev.tenfold.app;

/**
 * Runs every command once, for the JVM to note which classes they load and link: the start-up cache
 * is made from that. Writes into the current folder.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514, ahead-of-time command-line ergonomics</a>
 */
public final class Training {
  private Training() {}

  /** Trains on a log; without one, on what needs none. */
  public static void main(String[] args) {
    Main.run("--help");
    for (String log : args) {
      Main.run("diagnose", log);
      Main.run("diagnose", "--json", log);
      Main.run("-C", "workspace", "collect", log);
      Main.run("-C", "workspace", "diagnose");
    }
    if (args.length > 0) {
      Main.run("demo");
    }
  }
}
