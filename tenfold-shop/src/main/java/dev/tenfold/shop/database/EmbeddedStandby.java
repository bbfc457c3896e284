package dev.tenfold.shop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A second server of the shop's own that follows the first by streaming replication. Its folder is
 * a base backup of the first's, made anew when it cannot be used: when it is unfinished, of another
 * primary, or so old that the primary has not kept what it would need.
 *
 * @param primary address of the first server
 * @param source folder of the first server
 * @param folder of the second
 * @param log where its messages go
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">PostgreSQL:
 *     continuous archiving, making a base backup using the low level API</a>
 */
public record EmbeddedStandby(String primary, Path source, Path folder, Path log)
    implements Standby {
  private static final String SLOT = "shop_replica";
  private static final String SLOT_USABLE =
      "SELECT count(*) FROM pg_replication_slots WHERE slot_name = ? AND wal_status <> 'lost'";
  private static final String DROP_SLOT =
      "SELECT count(pg_drop_replication_slot(slot_name)) FROM pg_replication_slots"
          + " WHERE slot_name = ?";
  private static final String CREATE_SLOT =
      "SELECT count(*) FROM pg_create_physical_replication_slot(?, true)";

  @Override
  public Server start() {
    try (Connection connection = server().getConnection()) {
      Statements statements = new Statements(connection);
      if (!usable(statements)) {
        backUp(statements);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("no replica can be made in " + folder, e);
    }
    Cluster cluster = Cluster.start(folder, settings(), log);
    return new Server(cluster.url(), cluster::close);
  }

  private boolean usable(Statements statements) throws IOException {
    return Files.exists(finished())
        && statements.number(SLOT_USABLE, SLOT) == 1
        && Files.readString(finished()).equals(identity(statements));
  }

  @Override
  public void distrust() {
    try {
      Files.deleteIfExists(finished());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void backUp(Statements statements) throws IOException {
    Folders.delete(folder);
    distrust();
    statements.number(DROP_SLOT, SLOT);
    statements.number(CREATE_SLOT, SLOT);
    statements.list("SELECT pg_backup_start('replica', true)::text", row -> row.getString(1));
    Folders.copyCluster(source, folder);
    String label =
        statements
            .list("SELECT labelfile FROM pg_backup_stop(false)", row -> row.getString(1))
            .getFirst();
    Files.writeString(folder.resolve("backup_label"), label);
    Files.createFile(folder.resolve("standby.signal"));
    Files.writeString(finished(), identity(statements));
  }

  private static String identity(Statements statements) {
    return String.valueOf(statements.number("SELECT system_identifier FROM pg_control_system()"));
  }

  private Path finished() {
    return folder.resolveSibling(folder.getFileName() + ".of");
  }

  private PGSimpleDataSource server() {
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setUrl(primary);
    return server;
  }

  /** The primary's port is another one after each start. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(Cluster.SERVING);
    settings.put(
        "primary_conninfo", "postgresql://postgres@127.0.0.1:" + server().getPortNumbers()[0]);
    settings.put("primary_slot_name", SLOT);
    settings.put("hot_standby_feedback", "on");
    settings.put("wal_receiver_status_interval", "1s");
    settings.put("wal_retrieve_retry_interval", "500ms");
    return settings;
  }
}
