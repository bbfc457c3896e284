package dev.tenfold.shop.checkout;

import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an order leaves to do, done at once or written to the outbox in the order's own transaction.
 * Doing a task again changes nothing.
 */
final class FollowUp {
  private enum Task {
    INVOICE,
    MAIL,
    AUDIT,
    /** The shop does not know whether it was paid for an order that is gone. */
    REFUND
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WRITE =
      "INSERT INTO outbox (order_id, task, content) SELECT ?, task, ?::jsonb"
          + " FROM unnest(string_to_array(?, ' ')) AS task ON CONFLICT DO NOTHING";

  private final Flags flags;
  private final Post post;
  private final Payments payments;

  FollowUp(Flags flags, Post post, Payments payments) {
    this.flags = flags;
    this.post = post;
    this.payments = payments;
  }

  /** Follows up an order that {@code queries} has just confirmed. */
  void confirmed(Queries queries, Order order) {
    if (flags.remedied(Flag.CHECKOUT_FOLLOW_UP)) {
      later(queries, order);
    } else {
      byte[] invoice = Invoice.pdf(order);
      keep(queries, order, invoice);
      audit(queries, order);
      post.send(order, invoice);
    }
  }

  void later(Queries queries, Order order) {
    write(queries, order, Task.INVOICE, Task.MAIL, Task.AUDIT);
  }

  void refund(Queries queries, Order order) {
    write(queries, order, Task.REFUND);
  }

  /** Does one task of the outbox and returns whether it is done. */
  boolean perform(Queries queries, String task, String content) {
    Order order = JSON.readValue(content, Order.class);
    return switch (Task.valueOf(task.toUpperCase(Locale.ROOT))) {
      case INVOICE -> keep(queries, order, Invoice.pdf(order));
      case MAIL -> {
        post.send(order, Invoice.pdf(order));
        yield true;
      }
      case AUDIT -> audit(queries, order);
      case REFUND -> payments.cancel(order.paymentKey());
    };
  }

  private static boolean keep(Queries queries, Order order, byte[] invoice) {
    queries.update(
        "INSERT INTO invoice (order_id, pdf) VALUES (?, ?) ON CONFLICT DO NOTHING",
        order.id(),
        invoice);
    return true;
  }

  private static boolean audit(Queries queries, Order order) {
    queries.update(
        "INSERT INTO audit (order_id, event) VALUES (?, 'order placed') ON CONFLICT DO NOTHING",
        order.id());
    return true;
  }

  private static void write(Queries queries, Order order, Task... tasks) {
    String names =
        Stream.of(tasks)
            .map(task -> task.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    queries.update(WRITE, order.id(), JSON.writeValueAsString(order), names);
  }
}
