package dev.tenfold.cli;

import dev.tenfold.workspace.NewWorkspace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a workspace to fill in. */
@Command(
    name = "init",
    header = "Write a workspace to fill in.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "tenfold init <folder>",
    description = {
      "",
      "Writes engagement.yaml, with every key explained and its schema beside it, and",
      "folders for what will be collected. What is there already stays as it is. Keep",
      "the folder in the client's own git; what is collected goes into .tenfold/,",
      "which git ignores.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  tenfold init shop",
      "  tenfold -C shop collect",
      "  tenfold -C shop gate"
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "<folder>", description = "Where to write it.")
  Path folder = Path.of(".");

  private final Environment environment;

  InitCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    LocalDate today = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
    NewWorkspace.write(environment.folder().resolve(folder), today);
    environment.out().println("wrote   " + folder.resolve("engagement.yaml"));
    environment.out().println("next    fill it in, then: tenfold -C " + folder + " collect");
    environment.out().flush();
    return ExitCode.DONE;
  }
}
