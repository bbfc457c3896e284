package dev.tenfold.shop.checkout;

import dev.tenfold.shop.checkout.Post.PostException;
import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.DatabaseException;
import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.provider.Outside;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Sells what is in a cart. */
public final class Checkout implements AutoCloseable {
  /** A checkout that has not ended by then was cut short. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Database database;
  private final Flags flags;
  private final Clock clock;
  private final OrderBook book = new OrderBook();
  private final Stock stock;
  private final Payments payments;
  private final FollowUp followUp;
  private final Outbox outbox;

  private Checkout(Database database, Flags flags, Outside outside, Clock clock) {
    this.database = database;
    this.flags = flags;
    this.clock = clock;
    stock = new Stock(flags);
    payments = new Payments(outside.paymentUrl(), flags);
    followUp = new FollowUp(flags, new Post(outside.smtpPort()), payments);
    outbox = new Outbox(database, followUp, this::settle);
  }

  /** Opens the checkout and works off what an earlier one has left to do. */
  public static Checkout open(Database database, Flags flags, Outside outside, Clock clock) {
    Checkout checkout = new Checkout(database, flags, outside, clock);
    checkout.outbox.start();
    return checkout;
  }

  /** Returns what {@code customer} would buy, at today's prices. */
  public Basket basket(int customer, SortedMap<Integer, Integer> cart) {
    return book.basket(database, customer, cart);
  }

  /** Buys all of {@code cart} or nothing. */
  public Outcome place(int customer, SortedMap<Integer, Integer> cart, String card) {
    Basket basket = basket(customer, cart);
    if (basket.lines().isEmpty()) {
      return new Outcome.Empty();
    }
    Order order = book.draft(database, basket, clock.instant());
    Outcome outcome =
        flags.remedied(Flag.PAYMENT_TRANSACTION) ? inSteps(order, card) : heldOpen(order, card);
    outbox.wake();
    return outcome;
  }

  /** Reserves, pays and confirms in one transaction, which waits for the provider. */
  private Outcome heldOpen(Order order, String card) {
    Outcome outcome;
    try {
      outcome =
          database.transaction(queries -> {
            List<String> tooLittle = stock.reserve(queries, order);
            if (!tooLittle.isEmpty()) {
              return new Outcome.SoldOut(tooLittle);
            }
            List<Long> lines = book.enter(queries, order);
            return conclude(queries, order, lines, payments.pay(order, card));
          });
    } catch (PostException e) {
      return database.transaction(queries -> refund(queries, order));
    } catch (DatabaseException e) {
      database.transaction(queries -> refund(queries, order));
      throw e;
    }
    return positioned(outcome);
  }

  /** Reserves, pays and confirms, each on its own; {@link #settle()} ends what is cut short. */
  private Outcome inSteps(Order order, String card) {
    Reserved reserved =
        database.transaction(queries -> {
          List<String> tooLittle = stock.reserve(queries, order);
          List<Long> lines = tooLittle.isEmpty() ? book.enter(queries, order) : List.of();
          return new Reserved(tooLittle, lines);
        });
    if (!reserved.tooLittle().isEmpty()) {
      return new Outcome.SoldOut(reserved.tooLittle());
    }
    List<Long> lines = reserved.lines();
    Payment payment = payments.pay(order, card);
    try {
      return positioned(database.transaction(queries -> conclude(queries, order, lines, payment)));
    } catch (PostException e) {
      Payment unwanted = new Payment.Unknown();
      return database.transaction(queries -> conclude(queries, order, lines, unwanted));
    }
  }

  private Outcome conclude(Queries queries, Order order, List<Long> lines, Payment payment) {
    return switch (payment) {
      case Payment.Paid(String reference) -> {
        if (book.confirm(queries, order, reference)) {
          followUp.confirmed(queries, order);
          yield new Outcome.Placed(order.id(), "");
        }
        yield book.confirmed(queries, order)
            ? new Outcome.Placed(order.id(), "")
            : refund(queries, order);
      }
      case Payment.Refused() -> {
        undo(queries, order, lines);
        yield new Outcome.Refused();
      }
      case Payment.Unknown() -> {
        undo(queries, order, lines);
        yield refund(queries, order);
      }
    };
  }

  private Outcome refund(Queries queries, Order order) {
    followUp.refund(queries, order);
    return new Outcome.Unavailable();
  }

  private void undo(Queries queries, Order order, List<Long> lines) {
    if (book.remove(queries, order, lines)) {
      stock.giveBack(queries, order);
    }
  }

  private Outcome positioned(Outcome outcome) {
    if (outcome instanceof Outcome.Placed placed) {
      String position =
          database
              .first("SELECT pg_current_wal_lsn()::text", row -> row.getString(1))
              .orElseThrow();
      return new Outcome.Placed(placed.order(), position);
    }
    return outcome;
  }

  /** Confirms or cancels orders whose checkout was cut short, as the provider says. */
  private void settle() {
    for (long id : book.pending(database, clock.instant(), LONGEST)) {
      book.load(database, id).ifPresent(this::settle);
    }
  }

  private void settle(Order order) {
    switch (payments.settle(order.paymentKey())) {
      case Payment.Paid(String reference) ->
          database.transaction(queries -> {
            if (book.confirm(queries, order, reference)) {
              followUp.later(queries, order);
            }
            return order;
          });
      case Payment.Refused() ->
          database.transaction(queries -> {
            undo(queries, order, book.lines(queries, order.id()));
            return order;
          });
      case Payment.Unknown() -> {
        // The provider is down: the order stays pending until it is back.
      }
    }
  }

  private record Reserved(List<String> tooLittle, List<Long> lines) {}

  @Override
  public void close() {
    outbox.close();
    payments.close();
  }
}
