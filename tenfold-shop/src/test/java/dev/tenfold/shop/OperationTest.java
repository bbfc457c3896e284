package dev.tenfold.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.Index;
import dev.tenfold.shop.database.Indexes;
import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void the_pool_grows_and_shrinks_while_it_is_used() {
    SHOP.set(Flag.POOL_SIZE, "sized");
    await(() -> connections() == Operation.SIZED);
    SHOP.set(Flag.POOL_SIZE, "five");
    await(() -> connections() == Operation.FEW);
  }

  @Test
  void limits_reach_connections_that_are_open_already() {
    assertThat(setting(SHOP.database(), "statement_timeout")).isEqualTo("0");
    SHOP.set(Flag.DATABASE_TIMEOUTS, "set");
    await(() -> setting(SHOP.database(), "statement_timeout").equals("10s"));
    assertThat(setting(SHOP.database(), "lock_timeout")).isEqualTo("3s");
    assertThat(setting(SHOP.database(), "idle_in_transaction_session_timeout")).isEqualTo("10s");
    assertThat(SHOP.database().pool().getConnectionTimeout()).isEqualTo(3000);
    SHOP.set(Flag.DATABASE_TIMEOUTS, "absent");
    await(() -> setting(SHOP.database(), "statement_timeout").equals("0"));
    assertThat(SHOP.database().pool().getConnectionTimeout()).isEqualTo(30_000);
  }

  @Test
  void indexes_come_and_go_with_their_flags() {
    SHOP.set(Flag.SEARCH_INDEX, "present");
    await(() -> valid(Index.PRODUCT_SEARCH));
    await(() -> stands(Index.PRODUCT_SEARCH) == Indexes.State.PRESENT);
    assertThat(valid(Index.REVIEW_PRODUCT)).isFalse();
    SHOP.set(Flag.SEARCH_INDEX, "absent");
    await(() -> stands(Index.PRODUCT_SEARCH) == Indexes.State.ABSENT);
    assertThat(valid(Index.PRODUCT_SEARCH)).isFalse();
  }

  @Test
  void what_is_committed_is_on_the_disk() {
    assertThat(setting(SHOP.database(), "fsync")).isEqualTo("on");
  }

  @Test
  void the_replica_serves_whoever_it_has_caught_up_with_and_nobody_when_it_is_gone()
      throws IOException {
    SHOP.set(Flag.READ_ROUTING, "replica");
    await(() -> SHOP.shop().operation().replication().state().equals("replica"));
    Queries replica = SHOP.database().lagTolerant("");
    assertThat(onReplica(replica)).isTrue();

    replica.list("SELECT pg_wal_replay_pause()::text", row -> true);
    SHOP.database().update("UPDATE category SET name = name || '!' WHERE id = 1");
    String written = SHOP.database().position();
    assertThat(onReplica(SHOP.database().lagTolerant(written))).isFalse();
    assertThat(name(SHOP.database().lagTolerant(written))).endsWith("!");
    assertThat(name(SHOP.database().lagTolerant(""))).doesNotEndWith("!");
    replica.list("SELECT pg_wal_replay_resume()::text", row -> true);
    await(() -> onReplica(SHOP.database().lagTolerant(written)));
    assertThat(name(SHOP.database().lagTolerant(written))).endsWith("!");
    SHOP.database().update("UPDATE category SET name = rtrim(name, '!') WHERE id = 1");

    Path pid = SHOP.flagFile().resolveSibling("replica").resolve("postmaster.pid");
    long server = Long.parseLong(Files.readAllLines(pid).getFirst());
    ProcessHandle.of(server).orElseThrow().destroyForcibly();
    assertThat(name(replica)).isNotEmpty();
    await(() -> !onReplica(SHOP.database().lagTolerant("")));
  }

  private static int connections() {
    return SHOP.database().pool().getHikariPoolMXBean().getTotalConnections();
  }

  private static String setting(Queries queries, String name) {
    return queries.list("SELECT current_setting(?)", row -> row.getString(1), name).getFirst();
  }

  private static boolean onReplica(Queries queries) {
    return queries.list("SELECT pg_is_in_recovery()", row -> row.getBoolean(1)).getFirst();
  }

  private static String name(Queries queries) {
    return queries
        .list("SELECT name FROM category WHERE id = 1", row -> row.getString(1))
        .getFirst();
  }

  private static boolean valid(Index index) {
    Database database = SHOP.database();
    return database.number(
            "SELECT count(*) FROM pg_index WHERE indexrelid = to_regclass(?) AND indisvalid",
            index.key())
        == 1;
  }

  private static Indexes.State stands(Index index) {
    return SHOP.shop().operation().indexes().states().getOrDefault(index, Indexes.State.BUILDING);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
