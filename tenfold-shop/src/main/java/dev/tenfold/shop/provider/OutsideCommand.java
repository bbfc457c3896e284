package dev.tenfold.shop.provider;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the world outside for shops that share it. */
@Command(
    name = "outside",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Run the payment provider and the mail server alone, for several shops.",
    description = {
      "",
      "Prints the options that a shop is started with, then runs until it is interrupted.%n"
    })
public final class OutsideCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Of the provider's ledger and log (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("outside");

  @Option(names = "--seed", description = "Of the provider's delays (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec given = spec;
    if (given == null) {
      throw new IllegalStateException("the command line fills this in");
    }
    CountDownLatch asked = new CountDownLatch(1);
    try (OutsideWorld world = OutsideWorld.start(folder, seed)) {
      Runtime.getRuntime().addShutdownHook(new Thread(world::close));
      PrintWriter out = given.commandLine().getOut();
      Outside addresses = world.addresses();
      out.println("--payments " + addresses.paymentUrl() + " --smtp-port " + addresses.smtpPort());
      out.flush();
      asked.await();
    }
    return 0;
  }
}
