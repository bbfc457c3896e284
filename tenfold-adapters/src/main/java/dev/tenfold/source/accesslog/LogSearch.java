package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns arguments into files, and gathers what is wrong with them. */
final class LogSearch {
  /** The file-type bits of {@code st_mode}, and a pipe's among them: {@code inode(7)}. */
  private static final int S_IFMT = 0xf000;

  private static final int S_IFIFO = 0x1000;

  private final Path folder;
  private final Instant now;
  private final Map<Object, DiskFile> files = new LinkedHashMap<>();
  private final List<PipedLog> pipes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  LogSearch(Path folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  /** Returns the files found, sets in the order they were named, each oldest first. */
  List<DiskFile> files() {
    Map<String, Integer> sets = new HashMap<>();
    for (DiskFile file : files.values()) {
      sets.putIfAbsent(set(file), sets.size());
    }
    return files.values().stream()
        .sorted(
            Comparator.<DiskFile>comparingInt(file -> sets.getOrDefault(set(file), 0))
                .thenComparing(LogSearch::rotation, Rotation.OLDEST_FIRST))
        .toList();
  }

  List<PipedLog> pipes() {
    return List.copyOf(pipes);
  }

  List<Problem> notes() {
    return List.copyOf(notes);
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  /** Stops with every problem found so far, if there is one. */
  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.INPUT, problems);
    }
  }

  private static Rotation rotation(DiskFile file) {
    Path name = file.path().getFileName();
    return Rotation.of(name == null ? file.name() : name.toString());
  }

  private static String set(DiskFile file) {
    return file.path().getParent() + "/" + rotation(file).stem();
  }

  /** Adds what one argument names. */
  void add(String argument) {
    try {
      Path path = folder.resolve(argument);
      if (Files.isDirectory(path)) {
        addFolder(argument, path);
      } else if (Files.notExists(path) && Glob.isGlob(argument)) {
        addMatches(argument);
      } else {
        addFile(argument, path);
      }
    } catch (InvalidPathException e) {
      problem(argument + " is no path: " + e.getReason(), argument, "check the spelling");
    }
  }

  private void addMatches(String pattern) {
    List<Path> matches = List.of();
    try {
      matches = Glob.of(pattern, folder).files(problems::add);
    } catch (IllegalArgumentException e) {
      problem(pattern + " is no pattern: " + e.getMessage(), pattern, "quote it or mend it");
      return;
    }
    if (matches.isEmpty()) {
      problem("no file matches " + pattern, folder.toString(), "see what is there: ls " + pattern);
    }
    for (Path match : matches) {
      boolean relative = !Path.of(pattern).isAbsolute();
      addFile((relative ? folder.relativize(match) : match).toString(), match);
    }
  }

  private void addFolder(String name, Path path) {
    Folder listing;
    try {
      listing = Folder.list(path);
    } catch (IOException e) {
      problems.add(unreadableFolder(name, e));
      return;
    }
    if (listing.logs().isEmpty()) {
      problem(
          name + " holds no log: " + listing.others(),
          name,
          "name the files themselves, or a pattern: '" + name + "/**/*.log'");
    } else if (!listing.passedOver().isEmpty()) {
      notes.add(
          new Problem(
              "passed over in " + name + ": " + listing.others(),
              name,
              "name a file itself to have it read"));
    }
    for (Path log : listing.logs()) {
      addFile(Path.of(name).resolve(log.getFileName()).toString(), log);
    }
  }

  private void addFile(String name, Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        addRegular(name, path.toRealPath(), attributes);
      } else if (isPipe(path)) {
        pipes.add(new PipedLog(name, FileChannel.open(path, StandardOpenOption.READ), now));
      } else if (!attributes.isDirectory()) {
        problem(name + " is a device or a socket, not a log", name, "name a file, a folder or -");
      }
    } catch (NoSuchFileException e) {
      problems.add(NearNames.missing(name, path));
    } catch (IOException e) {
      problems.add(unreadable(name, e));
    } catch (TenfoldException e) {
      problems.addAll(e.problems());
    }
  }

  private void addRegular(String name, Path real, BasicFileAttributes attributes)
      throws IOException {
    Object key = attributes.fileKey() == null ? real : attributes.fileKey();
    DiskFile before = files.get(key);
    if (before != null) {
      if (!before.name().equals(name)) {
        notes.add(
            new Problem(
                name + " is the same file as " + before.name() + ": it was read once",
                name,
                "nothing to do"));
      }
      return;
    }
    Optional<Compression> compression = Compression.of(DiskFile.magic(real));
    if (compression.isPresent() && !compression.get().isReadable()) {
      problems.add(compression.get().unsupported(name));
      return;
    }
    Instant modified = attributes.lastModifiedTime().toInstant();
    boolean live = modified.isAfter(now.minusSeconds(AccessLogs.LIVE_SECONDS));
    files.put(key, new DiskFile(name, real, attributes, live, compression));
  }

  private static boolean isPipe(Path path) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        && ((int) Files.getAttribute(path, "unix:mode") & S_IFMT) == S_IFIFO;
  }

  private void problem(String what, String where, String fix) {
    problems.add(new Problem(what, where, fix));
  }

  /** Returns the problem of a file that exists and cannot be read. */
  static Problem unreadable(String name, IOException e) {
    return unreadable(
        name, e, "run as a user who may, or pipe it: sudo cat " + name + " | tenfold …");
  }

  /** Returns the problem of a folder that exists and cannot be read. */
  static Problem unreadableFolder(String name, IOException e) {
    return unreadable(name, e, "run as a user who may");
  }

  private static Problem unreadable(String name, IOException e, String whereDenied) {
    return switch (e) {
      case AccessDeniedException _ ->
          new Problem(name + " may not be read by this user", name, whereDenied);
      case FileSystemException on when on.getReason() != null ->
          new Problem(
              name + " cannot be read: " + on.getReason(),
              name,
              "check the disk, and where it leads if it is a link");
      default -> new Problem(name + " cannot be read: " + e.getMessage(), name, "check the disk");
    };
  }
}
