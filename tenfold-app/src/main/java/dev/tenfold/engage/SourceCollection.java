package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.engagement.Source;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads what is new in the files of a source. A file that cannot be read costs that file only; what
 * was collected before stays.
 */
final class SourceCollection {
  private static final long MOST_BYTES = 1L << 30;

  private final Path folder;
  private final FactStore store;

  /**
   * @param folder the workspace, to which paths are relative
   */
  SourceCollection(Path folder, FactStore store) {
    this.folder = folder;
    this.store = store;
  }

  /** Collects {@code source} with each of {@code readers}. */
  SourceReport collect(Source source, List<FactReader<?>> readers) {
    SourceReport.Count count = new SourceReport.Count(source);
    collect(source, readers, count);
    return count.report();
  }

  /** Collects the files of {@code source}, and counts them in {@code count}. */
  void collect(Source source, List<FactReader<?>> readers, SourceReport.Count count) {
    SourceFiles found = SourceFiles.find(folder, source.paths());
    count.fail(found.problems());
    for (Path file : found.files()) {
      Origin origin = new Origin(source.name(), folder.relativize(file).toString());
      try {
        read(file, origin, readers, source, count);
      } catch (TenfoldException e) {
        count.fail(e.problems());
      } catch (IOException e) {
        count.fail(
            List.of(
                new Problem(
                    "this cannot be read: " + e.getMessage(),
                    file.toString(),
                    "let this user read it")));
      }
    }
  }

  private void read(
      Path file,
      Origin origin,
      List<FactReader<?>> readers,
      Source source,
      SourceReport.Count count)
      throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw TenfoldException.input(
          "this is larger than a gigabyte", file.toString(), "split it, and name the parts");
    }
    String content = digest(file) + " as " + source.kind() + " of " + source.service();
    if (store.holds(origin, content)) {
      count.isKnown();
      return;
    }
    boolean isUsable = false;
    for (FactReader<?> reader : readers) {
      Delivery<?> delivery = reader.keep(store, origin, file, source.service());
      count.add(delivery);
      isUsable |= delivery.used() > 0 || delivery.read() == 0;
    }
    if (isUsable) {
      store.complete(origin, content);
      count.isAdded();
    }
  }

  private static String digest(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
