package dev.tenfold.shop.checkout;

import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Asks the payment provider: eagerly, or guarded against its bad days. */
final class Payments implements AutoCloseable {
  private static final int EAGER_TRIES = 6;
  private static final int GUARDED_TRIES = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Breaker breaker = new Breaker();
  private final String url;
  private final Flags flags;

  Payments(String url, Flags flags) {
    this.url = url;
    this.flags = flags;
  }

  /** Asks for the order's total; however often it is asked, it is paid once. */
  Payment pay(Order order, String card) {
    String form =
        "cents=%d&card=%s"
            .formatted(
                order.basket().totalCents(), URLEncoder.encode(card, StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        request("/payments", form).header("Idempotency-Key", order.paymentKey());
    return flags.remedied(Flag.PAYMENT_CLIENT) ? guarded(request) : eager(request);
  }

  /** Returns whether the payment was made; if it was refused here, it never will be. */
  Payment settle(String key) {
    return once(request("/payments/" + key + "/settle", "").timeout(TIMEOUT));
  }

  /** Has a payment given back, or never made, and returns whether that is sure. */
  boolean cancel(String key) {
    HttpRequest.Builder request = request("/payments/" + key + "/cancel", "").timeout(TIMEOUT);
    return once(request) instanceof Payment.Paid;
  }

  private Payment eager(HttpRequest.Builder request) {
    Payment payment = new Payment.Unknown();
    for (int i = 0; i < EAGER_TRIES && payment instanceof Payment.Unknown; i++) {
      payment = once(request);
    }
    return payment;
  }

  private Payment guarded(HttpRequest.Builder request) {
    request.timeout(TIMEOUT);
    for (int i = 0; i < GUARDED_TRIES && breaker.permits(System.nanoTime()); i++) {
      Payment payment = once(request);
      if (!(payment instanceof Payment.Unknown)) {
        breaker.succeeded();
        return payment;
      }
      breaker.failed(System.nanoTime());
      if (i < GUARDED_TRIES - 1) {
        pause(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS << i));
      }
    }
    return new Payment.Unknown();
  }

  private Payment once(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> new Payment.Paid(answer.body());
        case 402 -> new Payment.Refused();
        default -> new Payment.Unknown();
      };
    } catch (IOException e) {
      return new Payment.Unknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Payment.Unknown();
    }
  }

  private HttpRequest.Builder request(String path, String form) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
