package dev.tenfold.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs commands in a folder, at a fixed time, and keeps what they said. */
final class Shell implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-03-12T12:00:00Z");

  private final Path folder;
  private final Instant now;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  Shell(Path folder) {
    this(folder, NOW);
  }

  Shell(Path folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  /** What a command said; the folder is written {@code <folder>}. */
  record Said(int code, String out, String err) {}

  Said run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outText = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errText = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      Environment environment =
          new Environment(
              folder,
              Channels.newChannel(new ByteArrayInputStream(new byte[0])),
              outText,
              errText,
              false,
              false,
              80,
              InstantSource.fixed(now),
              () -> 42,
              name -> "",
              threads,
              2);
      int code = TenfoldCommand.run(environment, args);
      return new Said(code, text(out), text(err));
    }
  }

  private String text(ByteArrayOutputStream said) {
    return said.toString(StandardCharsets.UTF_8).replace(folder.toString(), "<folder>");
  }

  /** Writes {@code requests} lines of a small shop, one a second; every tenth is slow. */
  Path log(String name, int requests) throws IOException {
    StringBuilder lines = new StringBuilder();
    Instant start = Instant.parse("2026-03-12T10:00:00Z");
    for (int i = 0; i < requests; i++) {
      String clock = start.plusSeconds(i).toString().substring(11, 19);
      boolean search = i % 10 == 0;
      lines
          .append("192.0.2.")
          .append(i % 200)
          .append(" - - [12/Mar/2026:")
          .append(clock)
          .append(" +0000] \"GET ")
          .append(search ? "/search?q=tea" : "/product/" + (1000 + i))
          .append(" HTTP/1.1\" ")
          .append(i % 97 == 96 ? 503 : 200)
          .append(" 512 \"-\" \"Mozilla/5.0 (X11; Linux)\" ")
          .append(search ? "1.2" : "0.0")
          .append(10 + i % 37)
          .append('\n');
    }
    return Files.writeString(folder.resolve(name), lines);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
