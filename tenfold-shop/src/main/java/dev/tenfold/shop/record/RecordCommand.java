package dev.tenfold.shop.record;

import dev.tenfold.shop.instance.DataFolder;
import dev.tenfold.shop.traffic.Durations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Records a compressed day. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Record a compressed day of the shop as telemetry.",
    description = {
      "",
      "Runs a shop of its own with every sin in force, sends it a day of visitors, deploys three",
      "times, rolls back what the watch sees fail, and writes what was observed.%n"
    })
public final class RecordCommand implements Callable<Integer> {
  private static final int RECORDING_FAILED = 4;
  private static final Duration SHORTEST = Duration.ofMinutes(10);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--agent",
      paramLabel = "JAR",
      required = true,
      description = "The OpenTelemetry Java agent.")
  private Path agent = Path.of("opentelemetry-javaagent.jar");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where it goes.")
  private Path out = Path.of("recording");

  @Mixin private DataFolder folder = new DataFolder();

  @Option(
      names = "--for",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "24m",
      description = "How long the day takes (default: ${DEFAULT-VALUE}).")
  private Duration length = Duration.ofMinutes(24);

  @Option(
      names = "--visitors-per-second",
      paramLabel = "R",
      description = "Mean (default: ${DEFAULT-VALUE}).")
  private double perSecond = 1;

  @Option(
      names = "--traced",
      paramLabel = "RATIO",
      description = "Which part of the requests is traced (default: ${DEFAULT-VALUE}).")
  private double traced = 0.3;

  @Option(names = "--seed", description = "Of the visitors (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec given = spec;
    if (given == null) {
      throw new IllegalStateException("the command line fills this in");
    }
    if (!Files.isReadable(agent)) {
      throw new ParameterException(given.commandLine(), agent + " cannot be read");
    }
    if (length.compareTo(SHORTEST) < 0 || !(traced > 0 && traced <= 1) || !(perSecond > 0)) {
      throw new ParameterException(
          given.commandLine(),
          "--for is 10m or more, since each release takes some 15 s; --traced is above 0, up to 1;"
              + " --visitors-per-second above 0");
    }
    PrintWriter told = given.commandLine().getOut();
    try {
      Plan plan = new Plan(folder.path(), out, length, perSecond, seed);
      new Recording(plan, new Agent(agent, traced), told).run();
      return 0;
    } catch (IOException | UncheckedIOException e) {
      given.commandLine().getErr().println("the recording stopped: " + e.getMessage());
      return RECORDING_FAILED;
    }
  }
}
