package dev.tenfold.shop.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A shop with the same addresses and nothing behind them, which keeps a log. */
public final class FakeShop implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Map<Tally.Answer, LongAdder> log = new ConcurrentHashMap<>();
  private final AtomicInteger present = new AtomicInteger();
  private final AtomicInteger mostPresent = new AtomicInteger();
  private final Duration work;
  private volatile long stalledUntil;

  /**
   * @param work how long each answer takes
   */
  public FakeShop(Duration work) throws IOException {
    this.work = work;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public Target target() {
    return Target.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers nothing for a while. */
  public void stall(Duration time) {
    stalledUntil = System.nanoTime() + time.toNanos();
  }

  /** Returns what was answered. */
  Map<Tally.Answer, Long> log() {
    Map<Tally.Answer, Long> sums = new TreeMap<>();
    log.forEach((answer, count) -> sums.put(answer, count.sum()));
    return sums;
  }

  /** Returns how many requests were there at once, at most. */
  int mostPresent() {
    return mostPresent.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
      work();
      answer(exchange, exchange.getRequestURI().toString(), form);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends before the answer begins: whoever has that may be gone before its last byte is sent. */
  private void work() throws InterruptedException {
    mostPresent.accumulateAndGet(present.incrementAndGet(), Math::max);
    try {
      Thread.sleep(work);
      for (long left = stalledUntil - System.nanoTime();
          left > 0;
          left = stalledUntil - System.nanoTime()) {
        Thread.sleep(Duration.ofNanos(left));
      }
    } finally {
      present.decrementAndGet();
    }
  }

  private void answer(HttpExchange exchange, String path, String form) throws IOException {
    boolean signedIn = "s=1".equals(exchange.getRequestHeaders().getFirst("Cookie"));
    if (exchange.getRequestMethod().equals("POST")) {
      post(exchange, path, form);
    } else if (path.equals("/")) {
      page(exchange, "<a href=\"/categories/a\"></a><a href=\"/categories/b\"></a>");
    } else if (path.equals("/api/categories")) {
      page(exchange, "[{\"slug\":\"a\"},{\"slug\":\"b\"}]");
    } else if (path.matches("(/api)?/(categories/[ab]|search)(\\?.*)?")) {
      page(
          exchange,
          "<a href=\"/products/1\"></a><a href=\"/products/2\"></a>{\"id\":3}"
              + "<a href=\"/categories/a?page=2\"></a><img src=\"/products/1/picture\">");
    } else if (path.equals("/checkout") && !signedIn) {
      redirect(exchange, "/account/sign-in?next=/checkout");
    } else if (path.matches(
        "(/api)?/products/\\d+(/picture)?|/cart|/health|/checkout|/static/shop.css"
            + "|/account/.*|/admin/report.*")) {
      page(exchange, "<a href=\"/products/2\"></a><a href=\"/account/orders/7\"></a>");
    } else {
      send(exchange, 404, "nothing here");
    }
  }

  private void post(HttpExchange exchange, String path, String form) throws IOException {
    if (path.equals("/account/sign-in")) {
      if (form.contains("password=demo&") || form.endsWith("password=demo")) {
        exchange.getResponseHeaders().add("Set-Cookie", "s=1; Path=/; HttpOnly");
        redirect(exchange, form.contains("checkout") ? "/checkout" : "/");
      } else {
        send(exchange, 401, "wrong");
      }
    } else if (path.equals("/checkout")) {
      redirect(exchange, "/account/orders/7");
    } else {
      redirect(exchange, "/cart");
    }
  }

  private void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    send(exchange, 303, "");
  }

  private void page(HttpExchange exchange, String body) throws IOException {
    send(exchange, 200, body);
  }

  /** Every other answer is sent in chunks. */
  private void send(HttpExchange exchange, int status, String body) throws IOException {
    Route route = Route.of(exchange.getRequestMethod(), exchange.getRequestURI().toString());
    LongAdder count =
        log.computeIfAbsent(new Tally.Answer(route, status), fresh -> new LongAdder());
    count.increment();
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length == 0) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, count.sum() % 2 == 0 ? 0 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
