package dev.tenfold.workspace;

import dev.tenfold.engagement.Breach;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Rules;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code engagement.yaml}. */
public final class EngagementFile {
  /** Its name in the workspace. */
  public static final String NAME = "engagement.yaml";

  private static final long MOST_BYTES = 1 << 20;

  private static final String SCHEMA = "engagement.schema.json";

  private EngagementFile() {}

  /** Returns whether a folder holds one. */
  public static boolean isIn(Path workspace) {
    return Files.isRegularFile(workspace.resolve(NAME));
  }

  /**
   * Returns the engagement of a workspace.
   *
   * @throws TenfoldException INPUT with every problem of the file, each with its line
   */
  public static Engagement read(Path workspace) {
    Path file = workspace.resolve(NAME);
    return of(file.toString(), text(file));
  }

  /** Returns the engagement that {@code text} holds. */
  static Engagement of(String name, String text) {
    YamlText yaml = YamlText.of(name, text);
    List<Problem> problems = new ArrayList<>(yaml.problems());
    if (problems.isEmpty()) {
      problems.addAll(new SchemaCheck(SCHEMA).problems(yaml));
    }
    EngagementTree tree = new EngagementTree(yaml);
    if (problems.isEmpty()) {
      Engagement engagement = tree.engagement();
      problems.addAll(tree.problems());
      if (problems.isEmpty()) {
        for (Breach breach : Rules.breaches(engagement)) {
          problems.add(new Problem(breach.what(), yaml.where(breach.pointer()), breach.fix()));
        }
      }
      if (problems.isEmpty()) {
        return engagement;
      }
    }
    throw new TenfoldException(TenfoldException.Kind.INPUT, problems);
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw TenfoldException.input(
            "this is a folder", file.toString(), "move it away, then: tenfold init");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw TenfoldException.input(
            "this is larger than a megabyte",
            file.toString(),
            "keep what was agreed in it, and name files of data under sources:");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw TenfoldException.input(
          "there is no engagement here",
          file.toString(),
          "write one with: tenfold init " + file.getParent());
    } catch (MalformedInputException e) {
      throw TenfoldException.input("this is no UTF-8", file.toString(), "save it as UTF-8");
    } catch (IOException e) {
      throw TenfoldException.input(
          "this cannot be read: " + e.getMessage(), file.toString(), "let this user read it");
    }
  }
}
