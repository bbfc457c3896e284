package dev.tenfold.engage;

import dev.tenfold.source.git.GitBundle;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Unpacks histories that came as a bundle, each once, into the workspace's own folder. */
final class GitBundles {
  /** Nothing is unpacked for so long. */
  private static final Duration UNFINISHED = Duration.ofHours(6);

  private final Path folder;

  /**
   * @param kept the folder for what is collected
   */
  GitBundles(Path kept) {
    this.folder = kept.resolve("git");
  }

  /** Returns the repository that is in a bundle; a path that is no file is returned as it is. */
  Path repository(Path path) {
    if (!Files.isRegularFile(path)) {
      return path;
    }
    if (!Files.isReadable(path)) {
      throw TenfoldException.input(
          "this user may not read the bundle", path.toString(), "let this user read it");
    }
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      String place = HexFormat.of().toHexDigits(path.toString().hashCode());
      String version =
          HexFormat.of().toHexDigits(changed.toMillis())
              + HexFormat.of().toHexDigits(Files.size(path));
      Path unpacked = folder.resolve(place + version);
      if (!Files.isDirectory(unpacked)) {
        unpack(path, unpacked);
        deleteBut(unpacked, place);
      }
      return unpacked;
    } catch (AccessDeniedException e) {
      throw TenfoldException.input(
          "what was read cannot be kept: this user may not write there",
          String.valueOf(e.getFile()),
          "let this user write there, or name a folder with -C that is writable");
    } catch (IOException e) {
      throw TenfoldException.input(
          "the bundle cannot be unpacked: " + e.getMessage(),
          path.toString(),
          "make it anew: git bundle create history.bundle --all HEAD");
    }
  }

  private static void unpack(Path bundle, Path to) throws IOException {
    try {
      GitBundle.unpack(bundle, to);
    } catch (IOException e) {
      if (!Files.isDirectory(to)) {
        throw e;
      }
      // Another collector was faster; its copy serves both.
    }
  }

  /** Deletes earlier versions of a bundle, and what a collector that was killed left behind. */
  private void deleteBut(Path unpacked, String place) throws IOException {
    Instant longAgo = Files.getLastModifiedTime(unpacked).toInstant().minus(UNFINISHED);
    List<Path> left;
    try (Stream<Path> all = Files.list(folder)) {
      left = all.filter(each -> !each.equals(unpacked)).toList();
    }
    for (Path each : left) {
      String name = each.getFileName().toString();
      boolean abandoned =
          name.startsWith(GitBundle.DRAFT)
              && Files.getLastModifiedTime(each).toInstant().isBefore(longAgo);
      if (abandoned || name.startsWith(place)) {
        GitBundle.delete(each);
      }
    }
  }
}
