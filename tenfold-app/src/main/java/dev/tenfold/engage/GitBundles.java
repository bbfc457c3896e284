package dev.tenfold.engage;

import dev.tenfold.source.git.GitBundle;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;

/** Unpacks histories that came as a bundle, each once, into the workspace's own folder. */
final class GitBundles {
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
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      String name =
          HexFormat.of().toHexDigits(path.toString().hashCode())
              + HexFormat.of().toHexDigits(changed.toMillis())
              + HexFormat.of().toHexDigits(Files.size(path));
      Path unpacked = folder.resolve(name);
      if (!Files.isDirectory(unpacked)) {
        GitBundle.unpack(path, unpacked);
      }
      return unpacked;
    } catch (IOException e) {
      throw TenfoldException.input(
          "the bundle cannot be unpacked: " + e.getMessage(),
          path.toString(),
          "make it anew: git bundle create history.bundle --all HEAD");
    }
  }
}
