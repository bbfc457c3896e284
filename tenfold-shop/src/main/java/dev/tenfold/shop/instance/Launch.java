package dev.tenfold.shop.instance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a process is started.
 *
 * @param data the shop's folder; the process writes its errors to shop.err there
 * @param port 0 takes any free one
 * @param jvm further flags of the JVM
 * @param arguments further arguments of the shop
 * @param environment further variables
 * @param output is called with each line it prints once it is open, on a thread of its own
 */
public record Launch(
    Path data,
    int port,
    List<String> jvm,
    List<String> arguments,
    Map<String, String> environment,
    Consumer<String> output) {

  public Launch {
    jvm = List.copyOf(jvm);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A plain shop on any port. */
  public static Launch of(Path data) {
    return new Launch(data, 0, List.of(), List.of(), Map.of(), line -> {});
  }

  public Launch with(String... arguments) {
    return new Launch(data, port, jvm, List.of(arguments), environment, output);
  }
}
