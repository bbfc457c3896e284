package dev.tenfold.shop.database;

/** Where a replica comes from. */
public sealed interface Standby permits EmbeddedStandby, Standby.None, Standby.Remote {
  /** Returns a server that follows the primary, started first where it is the shop's own. */
  Server start();

  /** Is told that the server that was started last did not follow the primary. */
  default void distrust() {}

  /**
   * A running server.
   *
   * @param url for JDBC
   * @param stop run when it is not needed any more
   */
  record Server(String url, Runnable stop) {}

  /**
   * No replica.
   *
   * @param reason why there can be none
   */
  record None(String reason) implements Standby {
    @Override
    public Server start() {
      throw new IllegalStateException(reason);
    }
  }

  /** A server that somebody else runs, by its address for JDBC. */
  record Remote(String url) implements Standby {
    @Override
    public Server start() {
      return new Server(url, () -> {});
    }
  }
}
