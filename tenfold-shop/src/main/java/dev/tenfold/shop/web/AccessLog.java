package dev.tenfold.shop.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One line for each request, in the combined format followed by the duration in seconds, as nginx
 * writes it with {@code $request_time}. The line is written when the response has been sent, by a
 * thread of its own, so that no request waits for the disk.
 */
final class AccessLog implements Filter, AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final String END = "";

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final BufferedWriter out;
  private final Clock clock;
  private final Thread writer;

  AccessLog(Path file, Clock clock) {
    this.clock = clock;
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
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = System.nanoTime();
    ZonedDateTime at = ZonedDateTime.now(clock);
    response.whenSent(() -> lines.add(line(request, response, at, System.nanoTime() - start)));
    chain.proceed();
  }

  private static String line(
      RoutingRequest request, RoutingResponse response, ZonedDateTime at, long nanos) {
    String query = request.query().rawValue();
    return "%s - - [%s] \"%s %s%s HTTP/1.1\" %d %d \"%s\" \"%s\" %.3f"
        .formatted(
            request.remotePeer().host(),
            STAMP.format(at),
            request.prologue().method().text(),
            request.prologue().uriPath().rawPath(),
            query.isEmpty() ? "" : "?" + query,
            response.status().code(),
            Math.max(0, response.bytesWritten()),
            header(request, HeaderNames.REFERER),
            header(request, HeaderNames.USER_AGENT),
            nanos / 1e9);
  }

  private static String header(RoutingRequest request, HeaderName name) {
    return request.headers().first(name).orElse("-").replace("\"", "\\x22");
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
