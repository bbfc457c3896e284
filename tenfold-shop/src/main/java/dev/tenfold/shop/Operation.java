package dev.tenfold.shop;

import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.Index;
import dev.tenfold.shop.database.Indexes;
import dev.tenfold.shop.database.Limits;
import dev.tenfold.shop.database.Replication;
import dev.tenfold.shop.database.Standby;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Keeps the database as the flags want it, while the shop goes on. */
final class Operation implements AutoCloseable {
  static final int FEW = 5;

  /** More than two cores can use at once, because some connections wait for the disk or the log. */
  static final int SIZED = 12;

  private static final Map<Flag, Index> INDEXES =
      Map.of(
          Flag.SEARCH_INDEX, Index.PRODUCT_SEARCH,
          Flag.REVIEW_INDEX, Index.REVIEW_PRODUCT,
          Flag.ORDER_LINE_INDEX, Index.ORDER_LINE_ORDER);

  private final Database database;
  private final Indexes indexes;
  private final Replication replication;

  Operation(Flags flags, Database database, Standby standby) {
    this.database = database;
    indexes = new Indexes(database);
    replication = new Replication(database, standby);
    flags.watch(this::apply);
  }

  private void apply(Flags flags) {
    int connections = flags.remedied(Flag.POOL_SIZE) ? SIZED : FEW;
    database.resize(connections);
    replication.resize(connections);
    database.limit(flags.remedied(Flag.DATABASE_TIMEOUTS) ? Limits.SET : Limits.NONE);
    Set<Index> wanted = EnumSet.noneOf(Index.class);
    INDEXES.forEach((flag, index) -> {
      if (flags.remedied(flag)) {
        wanted.add(index);
      }
    });
    indexes.want(wanted);
    replication.want(flags.remedied(Flag.READ_ROUTING));
  }

  Indexes indexes() {
    return indexes;
  }

  Replication replication() {
    return replication;
  }

  @Override
  public void close() {
    indexes.close();
    replication.close();
  }
}
