package dev.tenfold.shop.session;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The few commands of Redis that sessions use, hand-made on the loopback address: GET, SET with EX,
 * DEL. It forgets nothing by itself; it remembers for how long it was asked to keep things.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
public final class FakeRedis implements AutoCloseable {
  private final Map<String, String> values = new ConcurrentHashMap<>();
  final Map<String, Long> lifetimes = new ConcurrentHashMap<>();
  private final ServerSocket server;

  public FakeRedis() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public String url() {
    return "redis://127.0.0.1:" + server.getLocalPort();
  }

  /** Returns what is kept now. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      while (in.read() == '*') {
        List<String> command = new ArrayList<>();
        for (int left = Integer.parseInt(line(in)); left > 0; left--) {
          in.read();
          int length = Integer.parseInt(line(in));
          command.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
          in.skipNBytes(2);
        }
        out.write(answer(command).getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(List<String> command) {
    return switch (command.getFirst().toUpperCase(Locale.ROOT)) {
      case "GET" -> text(values.get(command.get(1)));
      case "SET" -> {
        values.put(command.get(1), command.get(2));
        lifetimes.put(command.get(1), Long.valueOf(command.get(4)));
        yield "+OK\r\n";
      }
      case "DEL" -> values.remove(command.get(1)) == null ? ":0\r\n" : ":1\r\n";
      case "CLIENT" -> "+OK\r\n";
      default -> "-ERR unknown command\r\n";
    };
  }

  private static String text(@Nullable String value) {
    return value == null
        ? "$-1\r\n"
        : "$" + value.getBytes(StandardCharsets.UTF_8).length + "\r\n" + value + "\r\n";
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      line.write(next);
    }
    in.read();
    return line.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
