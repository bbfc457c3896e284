package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shop in a process of its own, on the same Java, flags and jars as this one. */
final class ShopProcess implements AutoCloseable {
  private static final String MAIN = "dev.tenfold.shop.Main";
  private static final String OPEN = "the shop is open at ";
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Target target;

  private ShopProcess(Process process, Target target) {
    this.process = process;
    this.target = target;
  }

  /** Starts a shop on {@code data} and returns it when it is open; it writes to shop.err there. */
  static ShopProcess start(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of("--data", data.toString(), "--port", "0"));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(data.resolve("shop.err").toFile()))
            .start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(OPEN)) {
        Target target = Target.of(line.substring(OPEN.length()).strip());
        Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
        return new ShopProcess(process, target);
      }
    }
    process.destroy();
    throw new IOException("the shop did not open; see " + data.resolve("shop.err"));
  }

  Target target() {
    return target;
  }

  /** Asks the shop to stop, and makes it when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
