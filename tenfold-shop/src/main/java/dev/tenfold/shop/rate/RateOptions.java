package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Durations;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a rate is measured. */
final class RateOptions {
  @Option(
      names = "--slo-p95",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "300ms",
      description = "At most so long for 95 %% of all requests (default: ${DEFAULT-VALUE}).")
  Duration p95 = Duration.ofMillis(300);

  @Option(
      names = "--errors",
      paramLabel = "RATIO",
      description = "Fewer than this part may fail (default: ${DEFAULT-VALUE}).")
  double errors = 0.001;

  @Option(
      names = "--for",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "20s",
      description = "How long a step is measured (default: ${DEFAULT-VALUE}).")
  Duration measured = Duration.ofSeconds(20);

  @Option(
      names = "--warm-up",
      converter = Durations.class,
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "How long a step runs before it is measured (default: ${DEFAULT-VALUE}).")
  Duration warmUp = Duration.ofSeconds(5);

  @Option(
      names = "--from",
      paramLabel = "RATE",
      description = "The first rate tried (default: ${DEFAULT-VALUE}).")
  double from = 10;

  @Option(
      names = "--precision",
      paramLabel = "RATIO",
      description = "How close the answer is to a rate not held (default: ${DEFAULT-VALUE}).")
  double precision = 0.05;

  @Option(names = "--seed", description = "Of the mix (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "At most so many at once (default: ${DEFAULT-VALUE}).")
  int connections = 512;

  @Option(
      names = "--products",
      paramLabel = "N",
      description = "Products 1 to N exist (default: ${DEFAULT-VALUE}).")
  int products = 200_000;

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "Customers 2 to N sign in (default: ${DEFAULT-VALUE}).")
  int customers = 300_000;

  Objective objective() {
    return new Objective(p95, errors);
  }

  Step.Plan plan() {
    return new Step.Plan(warmUp, measured);
  }

  /** Throws if a number cannot be meant. */
  void check() {
    if (!(from >= 0.5 && from <= 100_000) || connections < 1 || products < 1 || customers < 2) {
      throw new IllegalArgumentException(
          "--from is 0.5 to 100000, --connections and --products from 1, --customers from 2");
    }
    if (!(precision > 0 && precision < 1)) {
      throw new IllegalArgumentException("--precision is between 0 and 1");
    }
  }
}
