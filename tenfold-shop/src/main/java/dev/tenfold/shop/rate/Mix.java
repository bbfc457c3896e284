package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Target;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All pages of the shop in fixed shares: request {@code number} asks for the same kind of page, and
 * outside members' scripts for the same page, whenever the seed is the same. Three views in ten are
 * of somebody who was there before and asks whether the page has changed, where the shop said how.
 */
final class Mix {
  private static final long LONGEST_IDLE_NANOS = 5_000_000_000L;
  private static final int MOST_TAGS = 50_000;
  private static final int RETURNING_OF_TEN = 3;
  private static final String ADMIN = "admin@shop.example";
  private static final String PASSWORD = "demo";

  private final Target target;
  private final Catalogue catalogue;
  private final long seed;
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<Member> members = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedDeque<Connection> connections = new ConcurrentLinkedDeque<>();
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

  /** One request at a time. */
  private final class Line implements Lane {
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

    /** Asks over the connection used last; a page is asked for again where that was closed. */
    private Connection.Response exchange(Message message) throws IOException {
      byte[] bytes = message.bytes();
      Optional<Connection> used = idle();
      if (used.isPresent()) {
        try {
          return over(used.get(), bytes);
        } catch (SocketTimeoutException e) {
          throw e;
        } catch (IOException e) {
          if (!message.isGet()) {
            throw e;
          }
        }
      }
      return over(Connection.to(target), bytes);
    }

    private Connection.Response over(Connection connection, byte[] message) throws IOException {
      boolean stays = false;
      try {
        Connection.Response response = connection.exchange(message, false);
        stays = response.staysOpen();
        return response;
      } finally {
        if (stays) {
          connections.addFirst(connection);
        } else {
          connection.close();
        }
      }
    }
  }

  /** Returns the connection used last, unless that was so long ago that the shop may close it. */
  private Optional<Connection> idle() {
    Connection last = connections.pollFirst();
    if (last != null && last.idleNanos() > LONGEST_IDLE_NANOS) {
      last.close();
      close();
      return Optional.empty();
    }
    return Optional.ofNullable(last);
  }

  /** Closes the connections that nobody uses. */
  void close() {
    for (Connection left = connections.pollFirst(); left != null; left = connections.pollFirst()) {
      left.close();
    }
  }
}
