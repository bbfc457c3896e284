package dev.tenfold.cli;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.verdict.TenfoldException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Diagnoses the log that comes with Tenfold. */
@Command(
    name = "demo",
    header = "Diagnose the example log that comes with tenfold.",
    description = {
      "Reads examples/shop/access.log, a recorded day of a real shop, prints what limits it and",
      "writes tenfold-report.html into the present folder. examples/shop/README.md says what is",
      "wrong with that shop.%n"
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Environment environment;
  private final TenfoldCommand root;

  DemoCommand(Environment environment, TenfoldCommand root) {
    this.environment = environment;
    this.root = root;
  }

  @Override
  public Integer call() {
    String home = System.getProperty("tenfold.home", "");
    Path log = Path.of(home).resolve("examples").resolve("shop").resolve("access.log");
    if (!Files.exists(log)) {
      throw TenfoldException.input(
          "the example log is not there", log.toString(), "start tenfold by its own script");
    }
    Diagnosis diagnosis =
        new LogDiagnosis(environment).of(List.of(log.toString()), new LogOptions());
    DiagnoseCommand.tell(environment, diagnosis, "tenfold-report.html", root.json);
    return ExitCode.DONE;
  }
}
