package dev.tenfold.shop.database;

import java.util.List;

/** Reads on the replica, and on the primary what the replica fails to answer. */
record LagTolerant(Replica replica, Queries primary) implements Queries {
  @Override
  public <T> List<T> list(String sql, Row<T> row, Object... arguments) {
    try {
      return replica.queries().list(sql, row, arguments);
    } catch (DatabaseException e) {
      if (e.lost()) {
        replica.rest();
      } else if (!e.conflicted()) {
        throw e;
      }
      return primary.list(sql, row, arguments);
    }
  }

  @Override
  public int update(String sql, Object... arguments) {
    return primary.update(sql, arguments);
  }
}
