package dev.tenfold.shop.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Takes payments over HTTP and takes its time: lognormal, median 120 ms. It prints its port, and
 * ends when its input does, so that it never outlives whoever started it.
 *
 * <ul>
 *   <li>{@code POST /payments} with {@code Idempotency-Key}, form {@code card}, {@code cents}: 200
 *       with a reference, 402 when the card is refused, 503 when it is down
 *   <li>{@code POST /payments/{key}/settle}: 200 when it was paid, otherwise 402, for good
 *   <li>{@code POST /payments/{key}/cancel}: 200 when nothing is or will be paid any more
 *   <li>{@code POST /down?seconds=60&stall=3000}: from now on 503, each after so many milliseconds
 *   <li>{@code GET /count}: how many payments stand
 * </ul>
 */
public final class PaymentProvider {
  private static final double MEDIAN_MILLIS = 120;
  private static final double SPREAD = 0.4;

  /** Cards with this ending are refused. */
  private static final String REFUSED = "0002";

  private final Ledger ledger;
  private final long seed;
  private final AtomicLong calls = new AtomicLong();
  private volatile long downUntil = System.nanoTime();
  private volatile long stallMillis;

  private PaymentProvider(Path ledger, long seed) {
    this.ledger = new Ledger(ledger);
    this.seed = seed;
  }

  /**
   * Serves until its input ends.
   *
   * @param arguments the ledger's file and the seed of the delays
   */
  public static void main(String[] arguments) throws IOException {
    PaymentProvider provider =
        new PaymentProvider(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/payments", provider::payments);
    server.createContext("/down", provider::down);
    server.createContext("/count", provider::count);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // Whoever started it says nothing: only the end counts.
    }
    System.exit(0);
  }

  private void payments(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (downUntil - System.nanoTime() > 0) {
      pause(stallMillis);
      answer(exchange, 503, "down");
      return;
    }
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    if (path.length == 2) {
      pause(delayMillis());
      pay(exchange, form);
    } else if (path.length == 4 && path[3].equals("settle")) {
      settle(exchange, path[2], ledger::settle);
    } else if (path.length == 4 && path[3].equals("cancel")) {
      ledger.cancel(path[2]);
      answer(exchange, 200, "cancelled");
    } else {
      answer(exchange, 404, "no such thing");
    }
  }

  private void pay(HttpExchange exchange, Map<String, String> form) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String card = form.getOrDefault("card", "").replace(" ", "");
    if (key == null || !key.matches("[\\w-]{1,64}") || !card.matches("\\d{12,19}")) {
      answer(exchange, key == null ? 400 : 402, "no valid card");
      return;
    }
    settle(exchange, key, asked -> ledger.pay(asked, !card.endsWith(REFUSED)));
  }

  private static void settle(HttpExchange exchange, String key, Decision decision)
      throws IOException {
    Ledger.State state = decision.of(key);
    if (state == Ledger.State.PAID) {
      answer(exchange, 200, "payment-" + key);
    } else {
      answer(exchange, 402, state == Ledger.State.REFUSED ? "card refused" : "payment given up");
    }
  }

  private void down(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    Map<String, String> asked = form(query == null ? "" : query);
    stallMillis = Long.parseLong(asked.getOrDefault("stall", "3000"));
    long seconds = Long.parseLong(asked.getOrDefault("seconds", "60"));
    downUntil = System.nanoTime() + seconds * 1_000_000_000L;
    answer(exchange, 200, "down");
  }

  private void count(HttpExchange exchange) throws IOException {
    answer(exchange, 200, Long.toString(ledger.count(Ledger.State.PAID)));
  }

  private long delayMillis() {
    SplittableRandom random = new SplittableRandom(seed + calls.getAndIncrement());
    return Math.round(MEDIAN_MILLIS * Math.exp(SPREAD * random.nextGaussian()));
  }

  private static Map<String, String> form(String text) {
    UnaryOperator<String> decoded = part -> URLDecoder.decode(part, StandardCharsets.UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String field : text.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        form.put(
            decoded.apply(field.substring(0, equals)), decoded.apply(field.substring(equals + 1)));
      }
    }
    return form;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private interface Decision {
    Ledger.State of(String key);
  }
}
