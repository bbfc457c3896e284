package dev.tenfold.app;

import dev.tenfold.cli.Environment;
import dev.tenfold.cli.TenfoldCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Starts Tenfold: the one place that makes a clock, a source of randomness and threads. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command and returns its exit code. */
  static int run(String... args) {
    int workers = Runtime.getRuntime().availableProcessors();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().daemon().name("read-", 1).factory());
    UnaryOperator<String> variables = name -> Objects.requireNonNullElse(System.getenv(name), "");
    boolean plain = !variables.apply("NO_COLOR").isEmpty();
    PrintStream out = stream(FileDescriptor.out);
    try {
      return TenfoldCommand.run(
          new Environment(
              Path.of("").toAbsolutePath(),
              new FileInputStream(FileDescriptor.in).getChannel(),
              out,
              stream(FileDescriptor.err),
              isTerminal("out") && !plain,
              isTerminal("err"),
              columns(),
              InstantSource.system(),
              () -> new SecureRandom().nextLong(),
              variables,
              threads,
              workers),
          args);
    } finally {
      out.flush();
      threads.shutdownNow();
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14),
        true,
        StandardCharsets.UTF_8);
  }

  /** Returns whether the start script found a terminal behind a stream. */
  private static boolean isTerminal(String stream) {
    return System.getProperty("tenfold." + stream, "").equals("terminal");
  }

  /** Returns how wide the start script found the terminal to be. */
  private static int columns() {
    int columns = Integer.getInteger("tenfold.columns", 0);
    return columns > 0 ? columns : 80;
  }
}
