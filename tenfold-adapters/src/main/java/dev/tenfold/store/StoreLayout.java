package dev.tenfold.store;

import dev.tenfold.store.parquet.ParquetMetadata;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where files stand: {@code kind=…/date=…/<id>.parquet}. A segment is there when its file of kind
 * {@code requests} is; its files of other kinds are put before it and mean nothing without it.
 */
record StoreLayout(Path root) {
  static final String REQUESTS = "requests";
  static final String TRAITS = "traits";
  static final String CLIENTS = "clients";
  private static final String SUFFIX = ".parquet";

  Path file(String kind, LocalDate date, String id) {
    return root.resolve("kind=" + kind).resolve("date=" + date).resolve(id + SUFFIX);
  }

  /** Returns the file of another kind that belongs to a segment. */
  Path beside(Segment segment, String kind) {
    Path date = segment.file().getParent();
    return root.resolve("kind=" + kind)
        .resolve(date == null ? "" : date.getFileName().toString())
        .resolve(segment.id() + SUFFIX);
  }

  Path unfinished() {
    return root.resolve("unfinished");
  }

  /**
   * Returns the segments that count, and adds what is no segment to {@code problems}.
   *
   * @throws TenfoldException INPUT where a folder of the store cannot be listed
   */
  List<Segment> live(List<Problem> problems) {
    List<Segment> all = new ArrayList<>();
    Set<String> superseded = new HashSet<>();
    for (Path file : files(root.resolve("kind=" + REQUESTS))) {
      String name = file.getFileName().toString();
      try {
        SegmentMetadata metadata = SegmentMetadata.of(ParquetMetadata.read(file));
        superseded.addAll(metadata.supersedes());
        all.add(new Segment(name.substring(0, name.length() - SUFFIX.length()), file, metadata));
      } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
        problems.add(
            new Problem(
                "not a segment that this version reads: " + e.getMessage(),
                file.toString(),
                "move it out of the store"));
      }
    }
    all.removeIf(segment -> superseded.contains(segment.id()));
    return all;
  }

  /** Removes what a collector that was stopped left behind. */
  void clean() throws IOException {
    for (Path file : files(unfinished())) {
      Files.deleteIfExists(file);
    }
    Set<String> ids = new HashSet<>();
    files(root.resolve("kind=" + REQUESTS)).forEach(f -> ids.add(f.getFileName().toString()));
    for (String kind : List.of(TRAITS, CLIENTS)) {
      for (Path file : files(root.resolve("kind=" + kind))) {
        if (!ids.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Moves a finished file to its place, for good. */
  void put(Path finished, Path place) throws IOException {
    Path folder = place.getParent();
    if (folder == null) {
      throw new IOException(place + " has no folder");
    }
    boolean made = !Files.isDirectory(folder);
    Files.createDirectories(folder);
    Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
    if (made) {
      sync(folder.resolve("..").normalize());
      sync(root);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw TenfoldException.input(
          "the store cannot be read: " + e.getMessage(),
          folder.toString(),
          "check the disk and the permissions");
    }
  }
}
