package dev.tenfold.shop.seed;

import dev.tenfold.shop.database.Cluster;
import dev.tenfold.shop.database.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Starts the embedded database of a folder, which is filled the first time. */
public final class SeededCluster {
  private SeededCluster() {}

  /**
   * Returns the running server. A folder whose filling was cut short, or that was filled with
   * something else, is filled anew.
   */
  public static Cluster start(Path folder, Seed seed) {
    Path cluster = folder.resolve("postgresql");
    Path log = folder.resolve("postgresql.log");
    Path filled = folder.resolve("filled");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(filled) || !Files.readString(filled).equals(seed.name())) {
        Folders.delete(cluster);
        try (Cluster loading = Cluster.start(cluster, Cluster.LOADING, log)) {
          PGSimpleDataSource database = new PGSimpleDataSource();
          database.setUrl(loading.url());
          seed.load(database);
        }
        Files.writeString(filled, seed.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the shop's data cannot be kept in " + folder, e);
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's data cannot be loaded; see " + log, e);
    }
    return Cluster.start(cluster, Cluster.SERVING, log);
  }
}
