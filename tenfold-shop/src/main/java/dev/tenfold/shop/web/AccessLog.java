package dev.tenfold.shop.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * One line for each request, in the combined format followed by the duration in seconds, as nginx
 * writes it with {@code $request_time}. A thread of its own writes them, so that no request waits
 * for the disk.
 */
final class AccessLog implements Consumer<Served>, AutoCloseable {
  private static final String END = "";

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final BufferedWriter out;
  private final Thread writer;

  AccessLog(Path file) {
    try {
      out =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the access log cannot be written to " + file, e);
    }
    writer = Thread.ofPlatform().name("access-log").daemon().start(this::write);
  }

  @Override
  public void accept(Served served) {
    lines.add(served.line());
  }

  private void write() {
    try (out) {
      for (String line = lines.take(); !line.equals(END); line = lines.take()) {
        out.write(line);
        out.newLine();
        if (lines.isEmpty()) {
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("the access log cannot be written", e);
    }
  }

  /** Writes what is waiting, then closes the file. */
  @Override
  public void close() {
    lines.add(END);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
