package dev.tenfold.cli;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Collects and diagnoses the example that comes with Tenfold; keeps nothing but the report. */
@Command(
    name = "demo",
    header = "Diagnose the example that comes with tenfold.",
    description = {
      "Collects the sources of examples/shop, a recorded day of a real shop and what led up to it,",
      "prints what limits it and writes tenfold-report.html into the present folder.",
      "examples/shop/README.md says what is wrong with that shop.%n"
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
    Path example = Path.of(home).resolve("examples").resolve("shop");
    if (!EngagedWorkspace.isOne(environment, example)) {
      throw TenfoldException.input(
          "the example is not there", example.toString(), "start tenfold by its own script");
    }
    try {
      Path kept = Files.createTempDirectory("tenfold-demo");
      try {
        EngagedWorkspace shop = new EngagedWorkspace(environment, example, kept);
        shop.collect(report -> ProblemText.print(environment.err(), report.problems()));
        Diagnosis diagnosis = shop.diagnose(new LogOptions());
        DiagnoseCommand.tell(environment, diagnosis, "tenfold-report.html", root.json);
      } finally {
        delete(kept);
      }
    } catch (IOException e) {
      throw TenfoldException.input(
          "the demo cannot keep what it collects: " + e.getMessage(),
          System.getProperty("java.io.tmpdir", ""),
          "make room there");
    }
    return ExitCode.DONE;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
