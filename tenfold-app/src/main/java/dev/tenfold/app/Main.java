package dev.tenfold.app;

import dev.tenfold.cli.Environment;
import dev.tenfold.cli.TenfoldCommand;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts Tenfold: the one place that makes a clock, a source of randomness and threads. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    int workers = Runtime.getRuntime().availableProcessors();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().daemon().name("read-", 1).factory());
    boolean terminal = isTerminal();
    boolean plain = System.getenv("NO_COLOR") != null;
    PrintStream out = stream(FileDescriptor.out);
    try {
      return TenfoldCommand.run(
          new Environment(
              Path.of("").toAbsolutePath(),
              new FileInputStream(FileDescriptor.in).getChannel(),
              out,
              stream(FileDescriptor.err),
              terminal && !plain,
              terminal,
              InstantSource.system(),
              () -> new SecureRandom().nextLong(),
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

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
