package dev.tenfold.source.git;

import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A local repository: a folder with {@code .git} in it, or a bare one. */
final class OpenedRepository implements AutoCloseable {
  private static final int NAMES = 5;

  final String name;
  final Repository repository;

  private OpenedRepository(String name, Repository repository) {
    this.name = name;
    this.repository = repository;
  }

  /**
   * Opens a repository.
   *
   * @throws TenfoldException INPUT where there is none, or its configuration cannot be read
   */
  static OpenedRepository open(Path path) {
    QuietSystem.install();
    String name = path.toString();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    if (Files.exists(path.resolve(Constants.DOT_GIT))) {
      builder.setWorkTree(path.toFile());
    } else if (Files.isRegularFile(path.resolve(Constants.HEAD))
        && Files.isDirectory(path.resolve("objects"))) {
      builder.setGitDir(path.toFile()).setBare();
    } else {
      throw TenfoldException.input(
          name + " is no Git repository",
          name,
          "name a folder that holds .git, or a bare clone: git clone --bare URL");
    }
    try {
      return new OpenedRepository(name, builder.build());
    } catch (IOException | IllegalArgumentException e) {
      throw broken(name, "its configuration cannot be read", e);
    }
  }

  static TenfoldException broken(String where, String what, Exception cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    Problem problem =
        new Problem(
            "the repository is damaged: " + what + " (" + why + ")",
            where,
            "run git fsck there, or clone it anew");
    return new TenfoldException(TenfoldException.Kind.INPUT, List.of(problem), cause);
  }

  /**
   * Returns the newest commit of a branch.
   *
   * @param branch its name; empty for the one that HEAD names
   * @throws TenfoldException INPUT where there is none
   */
  ObjectId head(String branch) {
    try {
      ObjectId head =
          branch.isEmpty() ? repository.resolve(Constants.HEAD) : ofBranch(branch).orElse(null);
      if (head != null) {
        return head;
      }
      List<Ref> heads = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
      if (heads.isEmpty()) {
        throw TenfoldException.input(
            "the repository has no commits", name, "name the repository of the product's code");
      }
      String names =
          heads.stream()
              .map(ref -> Repository.shortenRefName(ref.getName()))
              .limit(NAMES)
              .collect(Collectors.joining(", "));
      String what =
          branch.isEmpty() ? "HEAD names a branch that does not exist" : "there is no " + branch;
      throw TenfoldException.input(what, name, "name a branch that there is: " + names);
    } catch (IOException | IllegalArgumentException e) {
      throw broken(name, "its branches cannot be read", e);
    }
  }

  private Optional<ObjectId> ofBranch(String branch) throws IOException {
    for (String prefix : List.of(Constants.R_HEADS, Constants.R_REMOTES + "origin/", "")) {
      Ref ref = repository.exactRef(prefix + branch);
      if (ref != null && ref.getObjectId() != null) {
        return Optional.of(ref.getObjectId());
      }
    }
    return Optional.empty();
  }

  /** Returns what a revision names: an id, an abbreviation, a tag or a branch. */
  Optional<ObjectId> resolve(String revision) {
    try {
      return Optional.ofNullable(repository.resolve(revision + "^{commit}"));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
