package dev.tenfold.workspace;

import dev.tenfold.engagement.Commitment;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes a workspace to fill in. What is there already stays as it is. */
public final class NewWorkspace {
  private static final List<String> FOLDERS =
      List.of("logs", "records", "slo", "cost", "security", "decisions");
  private static final String IGNORED = "/.tenfold/\n/tenfold-report.html\n";
  private static final int WEEKS_BEFORE = 4;

  private NewWorkspace() {}

  /**
   * Writes one and returns its engagement file.
   *
   * @param today the first day of the commitment that it proposes
   * @throws TenfoldException INPUT when there is an engagement already, or nothing can be written
   */
  public static Path write(Path folder, LocalDate today) {
    Path file = folder.resolve(EngagementFile.NAME);
    if (Files.exists(file)) {
      throw TenfoldException.input(
          "there is an engagement already", file.toString(), "edit it, or choose another folder");
    }
    try {
      for (String name : FOLDERS) {
        Files.createDirectories(folder.resolve(name));
      }
      Files.createDirectories(folder.resolve("schema"));
      Files.writeString(
          folder.resolve("schema").resolve("engagement.schema.json"),
          resource("engagement.schema.json"));
      Path ignored = folder.resolve(".gitignore");
      if (!Files.exists(ignored)) {
        Files.writeString(ignored, IGNORED);
      }
      Files.writeString(file, filledIn(name(folder), today));
      return file;
    } catch (IOException e) {
      throw TenfoldException.input(
          "the workspace cannot be written: " + e.getMessage(),
          folder.toString(),
          "choose a folder that this user may write");
    }
  }

  /** Returns the engagement to fill in. */
  static String filledIn(String name, LocalDate today) {
    return resource("engagement.yaml")
        .replace("@name@", name)
        .replace("@start@", today.toString())
        .replace("@before@", today.minusWeeks(WEEKS_BEFORE).toString())
        .replace("@end@", today.plusDays(Commitment.LEAST_DAYS - 1L).toString());
  }

  private static String name(Path folder) {
    String name =
        String.valueOf(folder.toAbsolutePath().normalize().getFileName())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    return name.isEmpty() ? "product" : name.substring(0, Math.min(63, name.length()));
  }

  private static String resource(String name) {
    try (InputStream in = NewWorkspace.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the archive");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
