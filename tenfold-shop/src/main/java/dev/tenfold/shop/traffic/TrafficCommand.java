package dev.tenfold.shop.traffic;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a day of visitors. */
@Command(
    name = "traffic",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Send a day of visitors, compressed, and count what was sent.",
    description = {
      "",
      "People with carts, crawlers, an app, health checks, a flash sale at six in the evening, and",
      "mischief. They arrive by chance and come again whether or not the shop keeps up. All think",
      "times shrink as the day does. The same seed gives the same arrivals and choices.%n"
    })
public final class TrafficCommand implements Callable<Integer> {
  private static final int OUTPUT_FAILED = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      converter = Targets.class,
      defaultValue = "http://127.0.0.1:8080",
      description = "The shop, on this machine (default: ${DEFAULT-VALUE}).")
  private Target target = Target.of("http://127.0.0.1:8080");

  @Option(
      names = "--for",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "5m",
      description = "How long it runs (default: ${DEFAULT-VALUE}).")
  private Duration length = Duration.ofMinutes(5);

  @Option(
      names = "--day",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "24h",
      description = "How long that is for the visitors (default: ${DEFAULT-VALUE}).")
  private Duration dayLength = Duration.ofHours(24);

  @Option(
      names = "--visitors-per-second",
      paramLabel = "R",
      description = "Mean on the clock, without health checks (default: ${DEFAULT-VALUE}).")
  private double perSecond = 2;

  @Option(names = "--seed", description = "Of arrivals and choices (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--at-most",
      paramLabel = "N",
      description =
          "Visitors at once; more are turned away and counted (default: ${DEFAULT-VALUE}).")
  private int atMost = 2000;

  @Option(
      names = "--health-every",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "Of the day, between health checks (default: ${DEFAULT-VALUE}).")
  private Duration healthEvery = Duration.ofSeconds(5);

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "Customers 2 to N sign in (default: ${DEFAULT-VALUE}).")
  private int customers = 300_000;

  @Option(
      names = "--patience",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long a visitor waits on the clock (default: ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ofSeconds(30);

  @Option(
      names = "--provider",
      converter = Targets.class,
      paramLabel = "URL",
      description = "The payment provider, to be down for a minute of the run.")
  private @Nullable Target provider;

  @Option(names = "--out", paramLabel = "FILE", description = "Write what was sent as JSON.")
  private @Nullable Path out;

  @Override
  public Integer call() throws InterruptedException {
    Day day = day();
    Tally tally = new Tally();
    Wire wire = Wire.to(target, tally, patience);
    int hot = 1 + new SplittableRandom(seed).nextInt(100);
    Crowd crowd = new Crowd(wire, day, customers, hot);
    List<Arrival> schedule = Schedule.of(seed, day, perSecond, healthEvery);
    PrintWriter err = commandSpec().commandLine().getErr();
    String outage;
    try (TrafficProgress _ = TrafficProgress.start(err, tally, day)) {
      FutureTask<String> bad = outage(wire, day);
      new Traffic(crowd, atMost).run(schedule);
      outage = bad.isDone() ? bad.resultNow() : "none";
    }
    commandSpec().commandLine().getOut().print(TrafficText.of(crowd, outage));
    commandSpec().commandLine().getOut().flush();
    return write(TrafficJson.of(crowd, seed, outage));
  }

  private Day day() {
    if (!(perSecond > 0 && perSecond <= 10_000) || atMost < 1 || customers < 2) {
      throw wrong("--visitors-per-second is 0 to 10000, --at-most from 1, --customers from 2");
    }
    try {
      return new Day(dayLength, length);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private FutureTask<String> outage(Wire wire, Day day) {
    Target to = provider;
    FutureTask<String> task =
        new FutureTask<>(() -> {
          if (to == null) {
            return "none";
          }
          Outage outage = Outage.of(to, day);
          try {
            int status = outage.happen(wire, day);
            return status < 300
                ? outage.seconds() + " s"
                : "the provider answered " + status + " and stayed up";
          } catch (IOException e) {
            return "the provider could not be reached: " + e.getMessage();
          }
        });
    Thread.ofVirtual().start(task);
    return task;
  }

  private int write(String json) {
    Path file = out;
    if (file == null) {
      return 0;
    }
    try {
      Files.writeString(file, json);
      return 0;
    } catch (IOException e) {
      commandSpec().commandLine().getErr().println("cannot write " + file + ": " + e.getMessage());
      return OUTPUT_FAILED;
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(commandSpec().commandLine(), why);
  }

  private CommandSpec commandSpec() {
    CommandSpec given = spec;
    if (given == null) {
      throw new IllegalStateException("the command line fills this in");
    }
    return given;
  }
}
