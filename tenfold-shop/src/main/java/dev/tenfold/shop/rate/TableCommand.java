package dev.tenfold.shop.rate;

import dev.tenfold.shop.instance.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what each remedy is worth. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Measure the rate held with all sins, with each remedy, and with all.",
    description = {
      "",
      "Starts a shop for each row, on data as they were first filled, and stops it afterwards. It",
      "takes hours; stopped and started again, it goes on with the row it was at.%n"
    })
public final class TableCommand implements Callable<Integer> {
  private static final int SHOP_FAILED = 4;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DataFolder folder = new DataFolder();

  @Option(
      names = "--rows",
      paramLabel = "FILE",
      description = "What was measured, a line of JSON a row (default: ${DEFAULT-VALUE}).")
  private Path rows = Path.of("rates.jsonl");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The table in Markdown (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("rates.md");

  @Mixin private RateOptions options = new RateOptions();

  @Override
  public Integer call() {
    CommandSpec given = spec;
    if (given == null) {
      throw new IllegalStateException("the command line fills this in");
    }
    PrintWriter out = given.commandLine().getOut();
    try {
      options.check();
      Path data = folder.path().resolve("measured");
      String table = new Measurement(data, options, new Results(rows), out).run();
      Files.writeString(file, table);
      out.print(table);
      out.flush();
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(given.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      given.commandLine().getErr().println("the measurement stopped: " + e.getMessage());
      return SHOP_FAILED;
    }
  }
}
