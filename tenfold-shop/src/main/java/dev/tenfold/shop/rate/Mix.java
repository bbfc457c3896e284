package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Target;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All pages of the shop in fixed shares: request {@code number} asks for the same kind of page, and
 * outside members' scripts for the same page, whenever the seed is the same. Three views in ten are
 * of somebody who was there before and asks whether the page has changed, where the shop said how.
 */
final class Mix {
  private static final int MOST_TAGS = 50_000;
  private static final int RETURNING_OF_TEN = 3;
  private static final String ADMIN = "admin@shop.example";
  private static final String PASSWORD = "demo";

  private final Target target;
  private final Catalogue catalogue;
  private final long seed;
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<Member> members = new ConcurrentLinkedDeque<>();
  private final AtomicLong membersMade = new AtomicLong();
  private final Failures failures = new Failures();
  private volatile String adminCookie = "";

  Mix(Target target, Catalogue catalogue, long seed) {
    this.target = target;
    this.catalogue = catalogue;
    this.seed = seed;
  }

  /** Signs the admin in, which each step needs once. */
  void prepare() throws IOException {
    try (Connection connection = Connection.to(target)) {
      Message message =
          new Message(target, "POST", "/account/sign-in")
              .form("email", ADMIN, "password", PASSWORD, "next", "/");
      Connection.Response response = connection.exchange(message.bytes(), false);
      if (response.status() != 303 || response.cookie().isEmpty()) {
        throw new IOException("the admin cannot sign in: status " + response.status());
      }
      adminCookie = response.cookie();
    }
  }

  Lane lane() {
    return new Line();
  }

  /** Returns what went wrong, and how often, and invoices that were not written yet. */
  Failures failures() {
    return failures;
  }

  private Member member() {
    Member waiting = members.pollFirst();
    if (waiting != null) {
      return waiting;
    }
    SplittableRandom random = new SplittableRandom(seed ^ ~membersMade.getAndIncrement());
    return new Member(target, catalogue, catalogue.email(random));
  }

  /** One connection and what goes over it. */
  private final class Line implements Lane {
    private @Nullable Connection connection;

    @Override
    public boolean send(long number) {
      SplittableRandom random = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L);
      Kind kind = Kind.of(number, random);
      try {
        return switch (kind) {
          case MEMBER -> act(random);
          case REPORT -> report(kind.path(catalogue, random));
          case HOME,
              CATEGORY,
              PRODUCT,
              PICTURE,
              SEARCH,
              STYLE_SHEET,
              API_CATEGORIES,
              API_CATEGORY,
              API_PRODUCT,
              API_SEARCH ->
              view(kind.path(catalogue, random), random.nextInt(10) < RETURNING_OF_TEN);
        };
      } catch (IOException e) {
        close();
        failures.count(kind + ": " + e.getMessage());
        return false;
      }
    }

    private boolean view(String path, boolean returning) throws IOException {
      Message message = new Message(target, "GET", path);
      String tag = returning ? tags.getOrDefault(path, "") : "";
      Connection.Response response = exchange(message.header("If-None-Match", tag));
      if (!response.tag().isEmpty() && tags.size() < MOST_TAGS) {
        tags.put(path, response.tag());
      }
      boolean unchanged = response.status() == 304 && !tag.isEmpty();
      return unchanged || fine("GET " + path, response);
    }

    private boolean report(String path) throws IOException {
      Message message = new Message(target, "GET", path).header("Cookie", adminCookie);
      return fine("GET " + path, exchange(message));
    }

    private boolean act(SplittableRandom random) throws IOException {
      Member member = member();
      String name = member.doing();
      Connection.Response response = exchange(member.ask(random));
      boolean fine = member.take(response);
      if (!fine || response.status() == 404) {
        failures.count(name + ": status " + response.status() + " " + response.location());
      }
      if (!member.isDone()) {
        members.addFirst(member);
      }
      return fine;
    }

    private boolean fine(String what, Connection.Response response) {
      if (response.status() == 200) {
        return true;
      }
      failures.count(what + ": status " + response.status());
      return false;
    }

    /** Asks over the connection; one that the shop has closed meanwhile is replaced once. */
    private Connection.Response exchange(Message message) throws IOException {
      byte[] bytes = message.bytes();
      Connection used = connection;
      if (used != null) {
        try {
          return taken(used, used.exchange(bytes, false));
        } catch (SocketTimeoutException e) {
          throw e;
        } catch (IOException e) {
          close();
          if (!message.isGet()) {
            throw e;
          }
        }
      }
      Connection fresh = Connection.to(target);
      connection = fresh;
      return taken(fresh, fresh.exchange(bytes, false));
    }

    private Connection.Response taken(Connection from, Connection.Response response) {
      if (!response.staysOpen()) {
        from.close();
        connection = null;
      }
      return response;
    }

    @Override
    public void close() {
      Connection open = connection;
      connection = null;
      if (open != null) {
        open.close();
      }
    }
  }
}
