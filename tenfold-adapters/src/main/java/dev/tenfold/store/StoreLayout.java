package dev.tenfold.store;

import dev.tenfold.store.parquet.ParquetMetadata;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** The names that {@link SegmentFiles} gives. */
  private static final Pattern OURS = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-\\d+\\.parquet");

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
   * What there is.
   *
   * @param live the segments that count
   * @param unread segments of ours that this version cannot read: what they hold is not known
   * @param foreign files that are no segments, which are left out
   */
  record Listing(List<Segment> live, List<Problem> unread, List<Problem> foreign) {
    List<Problem> problems() {
      return Stream.concat(unread.stream(), foreign.stream()).toList();
    }
  }

  /**
   * Looks through the store.
   *
   * @throws TenfoldException INPUT where a folder of the store cannot be listed
   */
  Listing list() {
    Listing listing = new Listing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> superseded = new HashSet<>();
    for (Path file : files(root.resolve("kind=" + REQUESTS))) {
      String name = file.getFileName().toString();
      boolean ours = OURS.matcher(name).matches();
      try {
        Map<String, String> pairs = ParquetMetadata.read(file);
        ours |= SegmentMetadata.isOurs(pairs);
        SegmentMetadata metadata = SegmentMetadata.of(pairs);
        if (!OURS.matcher(name).matches()) {
          throw new IllegalArgumentException("is a copy, or was renamed");
        }
        superseded.addAll(metadata.supersedes());
        listing.live.add(
            new Segment(name.substring(0, name.length() - SUFFIX.length()), file, metadata));
      } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
        if (ours) {
          listing.unread.add(unread(file, e));
        } else {
          listing.foreign.add(foreign(file, e));
        }
      }
    }
    listing.live.removeIf(segment -> superseded.contains(segment.id()));
    return listing;
  }

  private static Problem unread(Path file, Exception e) {
    return new Problem(
        "not a segment that this version reads: " + reason(e),
        file.toString(),
        "restore it from a backup or use the version that wrote it; moved out of the store, its"
            + " logs are collected again");
  }

  private Problem foreign(Path file, Exception e) {
    return new Problem(
        root.relativize(file)
            + " in the store is no segment and was left out: move it elsewhere ("
            + e.getMessage()
            + ")",
        file.toString(),
        "move it out of the store");
  }

  /**
   * Returns why a file or folder could not be read, without its name where there is more to say.
   */
  static String reason(Exception e) {
    Exception cause =
        e instanceof UncheckedIOException && e.getCause() instanceof IOException io ? io : e;
    return switch (cause) {
      case AccessDeniedException _ -> "this user may not";
      case FileSystemException on when on.getReason() != null -> on.getReason();
      default -> String.valueOf(cause.getMessage());
    };
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
    try {
      return Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()
          ? walk(folder)
          : List.of();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      throw TenfoldException.input(
          "the store cannot be read: " + reason(e),
          folder.toString(),
          "check the disk and the permissions");
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
