package dev.tenfold.shop.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A PostgreSQL server of the shop's own, whose data stays in a folder from one start to the next.
 */
public final class Cluster implements AutoCloseable {
  /** What COPY into a new table is fastest with: such tables need no write-ahead log. */
  public static final Map<String, String> LOADING =
      Map.of("wal_level", "minimal", "max_wal_senders", "0", "fsync", "off", "autovacuum", "off");

  /** What production runs with: durable, observable, ready for a replica. */
  public static final Map<String, String> SERVING =
      Map.of(
          "wal_level",
          "replica",
          "fsync",
          "on",
          "synchronous_commit",
          "on",
          "max_slot_wal_keep_size",
          "1GB");

  private static final Map<String, String> COMMON =
      Map.of(
          "shared_buffers", "512MB",
          "maintenance_work_mem", "256MB",
          "max_wal_size", "4GB",
          "max_connections", "200",
          "shared_preload_libraries", "pg_stat_statements",
          "track_io_timing", "on");

  private final EmbeddedPostgres server;

  private Cluster(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server of {@code folder}, which is initialised first when it is new.
   *
   * @param log where the server's own messages go
   */
  public static Cluster start(Path folder, Map<String, String> settings, Path log) {
    try {
      Files.createDirectories(folder);
      ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setErrorRedirector(output)
              .setOutputRedirector(output);
      COMMON.forEach(builder::setServerConfig);
      settings.forEach(builder::setServerConfig);
      return new Cluster(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start in " + folder + "; see " + log, e);
    }
  }

  /** Returns the address for JDBC, user included. */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }
}
