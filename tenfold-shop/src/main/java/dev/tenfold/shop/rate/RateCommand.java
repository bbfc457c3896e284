package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Target;
import dev.tenfold.shop.traffic.Targets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds the highest rate that a shop holds. */
@Command(
    name = "rate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Find the highest rate at which the shop meets its objective.",
    description = {
      "",
      "Sends a fixed mix of all pages at even pace, whether or not the shop keeps up; latency",
      "counts from when a request was due. The rate doubles while it is held, then the gap is",
      "halved. In 1000 requests: 210 category pages, 300 products, 60 pictures, 90 searches, 70",
      "home pages, 20 style sheets, 80 of the API, 170 of members who sign in, fill carts, pay and",
      "look at their orders; and one admin report.%n"
    })
public final class RateCommand implements Callable<Integer> {
  private static final int SHOP_FAILED = 4;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      converter = Targets.class,
      defaultValue = "http://127.0.0.1:8080",
      description = "The shop, on this machine (default: ${DEFAULT-VALUE}).")
  private Target target = Target.of("http://127.0.0.1:8080");

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
      Catalogue catalogue = Catalogue.learn(target, options.products, options.customers);
      Mix mix = new Mix(target, catalogue, options.seed);
      Bench bench = new Bench(mix, options.objective(), options.plan(), options.connections, out);
      Optional<Step> best = new RateSearch(bench::step, options.precision).from(options.from);
      out.println(best.map(step -> "held: " + step.text().strip()).orElse("no rate is held"));
      out.flush();
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(given.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      given.commandLine().getErr().println(target.base() + ": " + e.getMessage());
      return SHOP_FAILED;
    }
  }
}
