package dev.tenfold.shop.seed;

import dev.tenfold.shop.database.Script;
import dev.tenfold.shop.seed.Departments.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Fills an empty database: the same rows for the same seed and scale. */
public final class Seed {
  private static final int THREADS = 3;

  /** Grows with each change to the tables, so that a folder filled before is filled anew. */
  private static final int TABLES = 3;

  private final Population population;
  private final Orders orders;
  private final String password;
  private final String name;

  /**
   * @param password the hash of the password that every seeded customer has
   */
  public Seed(long seed, Scale scale, String password) {
    population = new Population(seed, scale);
    orders = new Orders(population);
    this.password = password;
    name = "tables %d, seed %d, %s".formatted(TABLES, seed, scale);
  }

  /** Returns what tells this data from other data. */
  String name() {
    return name;
  }

  /** Makes the tables, fills them and adds the keys. */
  public void load(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Script.TABLES.run(connection);
    }
    inParallel(
        List.of(
            () -> table(database, "product", this::products),
            () -> table(database, "order_line", this::orderLines),
            () -> table(database, "review", this::reviews),
            () -> table(database, "orders", this::orders),
            () -> table(database, "customer", this::customers),
            () -> table(database, "related", this::related),
            () -> table(database, "stock", this::stock),
            () -> table(database, "category", this::categories)));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      Script.KEYS.run(connection);
      Script.CHANGES.run(connection);
      statement.execute("ANALYZE");
    }
  }

  private void categories(Rows rows) throws IOException {
    for (Category category : Departments.all()) {
      String slug = Words.slug(category.department() + " " + category.name());
      rows.add(category.id(), slug, category.name(), category.department());
    }
  }

  private void products(Rows rows) throws IOException {
    List<Category> categories = Departments.all();
    for (int id = 1; id <= population.scale().products(); id++) {
      SplittableRandom random = population.random(Population.Kind.PRODUCT, id);
      Category category = categories.get(random.nextInt(categories.size()));
      byte[] picture = Picture.svg(random, category.id()).getBytes(StandardCharsets.UTF_8);
      rows.add(
          id,
          category.id(),
          Words.product(random, category.noun()) + " " + id,
          Words.summary(random),
          population.priceCents(id),
          population.popularity(id),
          population.moment(random),
          Words.description(random),
          picture);
    }
  }

  private void related(Rows rows) throws IOException {
    int products = population.scale().products();
    for (int id = 1; id <= products; id++) {
      for (int position = 1; position <= 6; position++) {
        rows.add(id, position, Math.floorMod(id * 31L + position * 7_919L, products) + 1);
      }
    }
  }

  private void stock(Rows rows) throws IOException {
    for (int id = 1; id <= population.scale().products(); id++) {
      rows.add(id, 10_000 + population.random(Population.Kind.STOCK, id).nextInt(90_000));
    }
  }

  private void customers(Rows rows) throws IOException {
    for (int id = 1; id <= population.scale().customers(); id++) {
      SplittableRandom random = population.random(Population.Kind.CUSTOMER, id);
      boolean admin = id == 1;
      rows.add(
          id,
          admin ? "admin@shop.example" : "customer" + id + "@shop.example",
          Words.person(random),
          Words.street(random),
          Words.city(random),
          password,
          admin,
          population.moment(random));
    }
  }

  private void orders(Rows rows) throws IOException {
    for (int id = 1; id <= orders.count(); id++) {
      Orders.Order order = orders.order(id);
      rows.add(
          id, order.customer(), order.placedAt(), "delivered", order.totalCents(), "seed-" + id);
    }
  }

  private void orderLines(Rows rows) throws IOException {
    long line = 0;
    for (int id = 1; id <= orders.count(); id++) {
      for (Orders.Line bought : orders.order(id).lines()) {
        rows.add(++line, id, bought.product(), bought.quantity(), bought.priceCents());
      }
    }
  }

  private void reviews(Rows rows) throws IOException {
    for (int id = 1; id <= population.scale().reviews(); id++) {
      SplittableRandom random = population.random(Population.Kind.REVIEW, id);
      rows.add(
          id,
          population.product(random),
          population.customer(random),
          5 - Math.min(4, (int) (random.nextDouble() * random.nextDouble() * 6)),
          Words.verdict(random),
          Words.opinion(random),
          population.moment(random));
    }
  }

  /** Loads one table. Truncating it first lets COPY write frozen rows and no write-ahead log. */
  private static Void table(DataSource database, String table, Loader loader)
      throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("TRUNCATE " + table);
      try (Rows rows = new Rows(connection, table, columns(table))) {
        loader.load(rows);
      }
      connection.commit();
      return null;
    }
  }

  /** Returns the columns to fill, where one is generated. */
  private static String columns(String table) {
    return table.equals("product")
        ? "(id, category_id, name, summary, price_cents, popularity, changed_at, description, picture)"
        : "";
  }

  private static void inParallel(List<Callable<Void>> tasks) throws SQLException {
    List<Future<Void>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      tasks.forEach(task -> running.add(threads.submit(task)));
      for (Future<Void> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new SQLException("the shop's data cannot be loaded: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("stopped while loading the shop's data", e);
    }
  }

  private interface Loader {
    void load(Rows rows) throws IOException;
  }
}
