package dev.tenfold.shop.instance;

import dev.tenfold.shop.traffic.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shop in a process of its own, on the same Java, flags and jars as this one. */
public final class ShopProcess implements AutoCloseable {
  private static final String MAIN = "dev.tenfold.shop.Main";
  private static final String OPEN = "the shop is open at ";
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Target target;
  private final Thread reader;

  private ShopProcess(Process process, Target target, Thread reader) {
    this.process = process;
    this.target = target;
    this.reader = reader;
  }

  /** Starts a shop and returns it when it is open. */
  public static ShopProcess start(Launch launch) throws IOException {
    Path errors = launch.data().resolve("shop.err");
    List<String> arguments = new ArrayList<>(launch.arguments());
    arguments.addAll(
        List.of("--data", launch.data().toString(), "--port", Integer.toString(launch.port())));
    ProcessBuilder builder =
        new ProcessBuilder(command(launch.jvm(), arguments))
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    builder.environment().putAll(launch.environment());
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(OPEN)) {
        Target target = Target.of(line.substring(OPEN.length()).strip());
        Thread reader = Thread.ofVirtual().start(() -> out.lines().forEach(launch.output()));
        return new ShopProcess(process, target, reader);
      }
      launch.output().accept(line);
    }
    process.destroy();
    throw new IOException("the shop did not open; see " + errors);
  }

  /** Returns how the shop's program is run on the Java that runs this one. */
  public static List<String> command(List<String> jvm, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(tool("java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    return command;
  }

  /** Returns a program of the JDK that runs this one. */
  public static Path tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name);
  }

  public Target target() {
    return target;
  }

  public long pid() {
    return process.pid();
  }

  /** Ends the shop as a power cut would. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Asks the shop to stop, and makes it when it does not; all it printed has then been told. */
  @Override
  public void close() {
    // Unlike the process, its handle leaves open what is still to be read.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      reader.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
