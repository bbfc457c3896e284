package dev.tenfold.shop.instance;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a shop keeps everything, as every command that has to do with one is told. */
public final class DataFolder {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the database, flags and logs (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(System.getProperty("tenfold.shop.data", ".shop"));

  public Path path() {
    return data;
  }
}
