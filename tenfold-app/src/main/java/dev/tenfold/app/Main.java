package dev.tenfold.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts Tenfold from the command line. */
@Command(
    name = "tenfold",
    mixinStandardHelpOptions = true,
    version = "tenfold 0.1.0-SNAPSHOT",
    description =
        "Says what limits a system, changes it under control, and proves the change worked.")
public final class Main implements Runnable {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
