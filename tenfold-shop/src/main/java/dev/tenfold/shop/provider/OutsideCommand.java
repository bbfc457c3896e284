package dev.tenfold.shop.provider;

import dev.tenfold.shop.instance.UntilStopped;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Of the provider's ledger and log (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("outside");

  @Option(names = "--seed", description = "Of the provider's delays (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws InterruptedException {
    UntilStopped.run(() -> {
      OutsideWorld world = OutsideWorld.start(folder, seed);
      Outside addresses = world.addresses();
      System.out.println(
          "--payments " + addresses.paymentUrl() + " --smtp-port " + addresses.smtpPort());
      return world::close;
    });
    return 0;
  }
}
