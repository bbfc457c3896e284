package dev.tenfold.shop.account;

import dev.tenfold.shop.database.Queries;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Everyone with an account. */
public final class Customers {
  private final Queries queries;
  private final SecureRandom random;
  private final Clock clock;
  private final String nobodys;

  public Customers(Queries queries, SecureRandom random, Clock clock) {
    this.queries = queries;
    this.random = random;
    this.clock = clock;
    nobodys = Password.hash("nobody's", random);
  }

  /**
   * Returns the customer whose address and password these are. Neither the answer nor the time it
   * takes tells a wrong password from an unknown address.
   */
  public OptionalInt signIn(String email, String password) {
    record Kept(int id, String password) {}
    Optional<Kept> kept =
        queries.first(
            "SELECT id, password FROM customer WHERE email = ?",
            row -> new Kept(row.getInt(1), row.getString(2)),
            normal(email));
    boolean matches = Password.matches(password, kept.map(Kept::password).orElse(nobodys));
    return matches && kept.isPresent() ? OptionalInt.of(kept.get().id()) : OptionalInt.empty();
  }

  /** Opens an account and returns its number; nothing where the address already has one. */
  public OptionalInt signUp(NewCustomer customer) {
    return queries
        .first(
            """
            INSERT INTO customer (id, email, name, street, city, password, joined_at)
            VALUES (nextval('customer_id'), ?, ?, ?, ?, ?, ?)
            ON CONFLICT (email) DO NOTHING RETURNING id\
            """,
            row -> row.getInt(1),
            normal(customer.email()),
            customer.name(),
            customer.street(),
            customer.city(),
            Password.hash(customer.password(), random),
            clock.instant().atOffset(ZoneOffset.UTC))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  public Optional<Customer> customer(int id) {
    return queries.first(
        "SELECT name, email, street, city FROM customer WHERE id = ?",
        row ->
            new Customer(
                id, row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
        id);
  }

  public boolean isAdmin(int id) {
    return queries
        .first("SELECT admin FROM customer WHERE id = ?", row -> row.getBoolean(1), id)
        .orElse(false);
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
