package dev.tenfold.shop;

import dev.tenfold.shop.account.Customers;
import dev.tenfold.shop.account.OrderHistory;
import dev.tenfold.shop.account.Password;
import dev.tenfold.shop.admin.SalesReport;
import dev.tenfold.shop.cart.Carts;
import dev.tenfold.shop.catalogue.ChangeFeed;
import dev.tenfold.shop.checkout.Checkout;
import dev.tenfold.shop.database.Cluster;
import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.EmbeddedStandby;
import dev.tenfold.shop.database.Standby;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.log.ShopLog;
import dev.tenfold.shop.metrics.Metrics;
import dev.tenfold.shop.provider.Outside;
import dev.tenfold.shop.provider.OutsideWorld;
import dev.tenfold.shop.seed.Seed;
import dev.tenfold.shop.seed.SeededCluster;
import dev.tenfold.shop.session.DatabaseSessions;
import dev.tenfold.shop.session.ProcessSessions;
import dev.tenfold.shop.session.RedisSessions;
import dev.tenfold.shop.session.SessionStore;
import dev.tenfold.shop.session.SwitchedSessions;
import dev.tenfold.shop.web.AccountPages;
import dev.tenfold.shop.web.AdminPages;
import dev.tenfold.shop.web.CartPages;
import dev.tenfold.shop.web.CataloguePages;
import dev.tenfold.shop.web.CataloguePages.Shown;
import dev.tenfold.shop.web.CheckoutPages;
import dev.tenfold.shop.web.Errors;
import dev.tenfold.shop.web.Front;
import dev.tenfold.shop.web.Front.Observation;
import dev.tenfold.shop.web.KeptParts;
import dev.tenfold.shop.web.OrderPages;
import dev.tenfold.shop.web.Pages;
import dev.tenfold.shop.web.Visits;
import io.helidon.webserver.http.HttpService;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One running instance: every part of the shop, wired by hand and stopped in reverse order. */
public final class Shop implements AutoCloseable {
  /** What every seeded customer signs in with. */
  public static final String PASSWORD = "demo";

  private final Deque<Runnable> stops = new ArrayDeque<>();
  private final Flags flags;
  private final Database database;
  private final Operation operation;
  private final Pages templates = new Pages();
  private final Visits visits;
  private final Front front;

  private Shop(Settings settings, SecureRandom random, Clock clock) {
    bridgeJavaLogging();
    String url = settings.databaseUrl().orElseGet(() -> embedded(settings, random));
    flags = new Flags(settings.flags());
    stops.push(flags::close);
    stops.push(new ShopLog(settings.log(), flags)::close);
    database = new Database(url, Operation.FEW);
    stops.push(database::close);
    Metrics metrics = new Metrics();
    stops.push(metrics::close);
    metrics.watch(database.pool());
    operation = new Operation(flags, database, standby(settings, url));
    stops.push(operation::close);
    visits = new Visits(sessions(settings, clock), random);
    KeptParts kept = new KeptParts();
    stops.push(new ChangeFeed(url, kept)::close);
    Outside outside = settings.outside().orElseGet(() -> world(settings));
    Checkout checkout = Checkout.open(database, flags, outside, clock);
    stops.push(checkout::close);
    Errors errors = new Errors(templates, visits);
    List<HttpService> pages = new ArrayList<>(accounts(random, clock));
    pages.add(new CheckoutPages(templates, visits, checkout, metrics));
    pages.add(new CataloguePages(new Shown(flags, templates, kept), visits, database));
    Observation observation = new Observation(settings.accessLog(), metrics, clock);
    front = new Front(settings.port(), observation, errors, pages);
    stops.push(front::close);
  }

  /** Starts a shop and returns it when it answers. */
  public static Shop start(Settings settings, SecureRandom random, Clock clock) {
    return new Shop(settings, random, clock);
  }

  /** What libraries tell java.util.logging goes where everything else goes. */
  private static synchronized void bridgeJavaLogging() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  private String embedded(Settings settings, SecureRandom random) {
    String password = Password.hash(PASSWORD, random);
    Seed seed = new Seed(settings.seed(), settings.scale(), password);
    Cluster cluster = SeededCluster.start(settings.data(), seed);
    stops.push(cluster::close);
    return cluster.url();
  }

  private Outside world(Settings settings) {
    OutsideWorld world = OutsideWorld.start(settings.data().resolve("outside"), settings.seed());
    stops.push(world::close);
    return world.addresses();
  }

  private static Standby standby(Settings settings, String url) {
    return settings.databaseUrl().isPresent()
        ? new Standby.None("the shop makes replicas of its own database only")
        : new EmbeddedStandby(
            url,
            settings.data().resolve("postgresql"),
            settings.data().resolve("replica"),
            settings.data().resolve("replica.log"));
  }

  private SessionStore sessions(Settings settings, Clock clock) {
    SessionStore shared =
        settings.redisUrl().map(this::redis).orElseGet(() -> new DatabaseSessions(database, clock));
    BooleanSupplier sharing = () -> flags.remedied(Flag.SESSION_STORE);
    return new SwitchedSessions(new ProcessSessions(), shared, sharing, clock);
  }

  private SessionStore redis(String url) {
    RedisSessions sessions = new RedisSessions(url);
    stops.push(sessions::close);
    return sessions;
  }

  private List<HttpService> accounts(SecureRandom random, Clock clock) {
    Customers customers = new Customers(database, random, clock);
    SalesReport report = new SalesReport(database, flags, clock);
    return List.of(
        new CartPages(templates, visits, new Carts(database)),
        new AccountPages(templates, visits, customers),
        new OrderPages(templates, visits, new OrderHistory(database, flags)),
        new AdminPages(templates, visits, customers, report, flags));
  }

  public String url() {
    return "http://127.0.0.1:" + front.port();
  }

  public Flags flags() {
    return flags;
  }

  public Database database() {
    return database;
  }

  Operation operation() {
    return operation;
  }

  /** Answers what has been asked, then stops every part. */
  @Override
  public void close() {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }
}
