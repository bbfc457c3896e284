package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection, with as little work for each request as will do: the sender shares its
 * processors with the shop. It reads what the shop sends, not all of HTTP: status, the few headers
 * below, bodies of known length or in chunks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
final class Connection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int MOST_BODY = 1 << 24;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 14];
  private int from;
  private int to;
  private long usedAt = System.nanoTime();

  private Connection(Target target) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(target.host(), target.port()), TIMEOUT_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  static Connection to(Target target) throws IOException {
    return new Connection(target);
  }

  /** Returns what {@code request}, a whole message, is answered with; its body if that is kept. */
  Response exchange(byte[] request, boolean keepBody) throws IOException {
    out.write(request);
    out.flush();
    String line = line();
    if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
      throw new IOException("no HTTP/1.1: " + line);
    }
    int status = Integer.parseInt(line, 9, 12, 10);
    Head head = head();
    StringBuilder body = new StringBuilder();
    if (status != 304 && status != 204) {
      if (head.chunked) {
        chunks(keepBody ? body : null);
      } else {
        take(head.length, keepBody ? body : null);
      }
    }
    usedAt = System.nanoTime();
    return new Response(
        status, head.location, head.cookie, head.tag, body.toString(), !head.closes);
  }

  /** Returns how long ago the last answer came. */
  long idleNanos() {
    return System.nanoTime() - usedAt;
  }

  private Head head() throws IOException {
    Head head = new Head();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        head.take(line.substring(0, colon).toLowerCase(Locale.ROOT), line, colon + 1);
      }
    }
    return head;
  }

  private void chunks(@Nullable StringBuilder body) throws IOException {
    while (true) {
      String line = line();
      int end = line.indexOf(';');
      int length = Integer.parseInt((end < 0 ? line : line.substring(0, end)).strip(), 16);
      if (length == 0) {
        while (!line().isEmpty()) {
          // trailers
        }
        return;
      }
      take(length, body);
      line();
    }
  }

  private void take(int length, @Nullable StringBuilder body) throws IOException {
    if (length < 0 || length > MOST_BODY) {
      throw new IOException("a body of " + length + " bytes");
    }
    for (int left = length; left > 0; ) {
      if (from == to) {
        fill();
      }
      int count = Math.min(left, to - from);
      if (body != null) {
        body.append(new String(buffer, from, count, StandardCharsets.ISO_8859_1));
      }
      from += count;
      left -= count;
    }
  }

  private String line() throws IOException {
    int at = from;
    while (true) {
      for (; at < to; at++) {
        if (buffer[at] == '\n') {
          int end = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
          String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
          from = at + 1;
          return line;
        }
      }
      at -= from;
      more();
      at += from;
    }
  }

  /** Reads more behind what is left. */
  private void more() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    if (to == buffer.length) {
      throw new IOException("a header line of more than " + to + " bytes");
    }
    int count = in.read(buffer, to, buffer.length - to);
    if (count < 0) {
      throw new IOException("closed by the shop");
    }
    to += count;
  }

  private void fill() throws IOException {
    from = 0;
    to = 0;
    more();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  /** The headers that matter. */
  private static final class Head {
    private int length;
    private boolean chunked;
    private boolean closes;
    private String location = "";
    private String cookie = "";
    private String tag = "";

    void take(String name, String line, int from) {
      switch (name) {
        case "content-length" -> length = Integer.parseInt(line.substring(from).strip());
        case "transfer-encoding" -> chunked = line.contains("chunked");
        case "connection" -> closes = line.toLowerCase(Locale.ROOT).contains("close");
        case "location" -> location = line.substring(from).strip();
        case "set-cookie" -> cookie = line.substring(from).split(";", 2)[0].strip();
        case "etag" -> tag = line.substring(from).strip();
        default -> {}
      }
    }
  }

  /**
   * What came back.
   *
   * @param cookie name and value; empty where none was set
   * @param body in ISO 8859-1, empty where it was not kept
   */
  record Response(
      int status, String location, String cookie, String tag, String body, boolean staysOpen) {}
}
