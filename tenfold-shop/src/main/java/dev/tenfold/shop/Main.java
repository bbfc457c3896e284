package dev.tenfold.shop;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the shop and says where it listens. */
@Command(
    name = "tenfold shop",
    mixinStandardHelpOptions = true,
    description = "Runs a small web shop with planted scaling sins.")
public final class Main implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the database, flags and logs (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(System.getProperty("tenfold.shop.data", ".shop"));

  @Option(
      names = "--port",
      description = "Where to listen; 0 takes any free port (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(asked, stopped)));
    try (Shop shop =
        Shop.start(
            Settings.of(data).onPort(port),
            new SecureRandom(),
            Clock.system(ZoneId.systemDefault()))) {
      System.out.println("the shop is open at " + shop.url());
      asked.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  /** Holds the end of the process until the shop has stopped in good order. */
  private static void stop(CountDownLatch asked, CountDownLatch stopped) {
    asked.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
