package dev.tenfold.bench;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.source.git.GitHistory;
import dev.tenfold.source.git.GitOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads a whole history with lines and renames, beside {@code git log --numstat} of the same: in
 * turn, the best of each of some rounds, and whether both saw the same. Then reads it again with
 * what is known, as a second collection does.
 *
 * <pre>GitMining REPOSITORY [ROUNDS]</pre>
 */
public final class GitMining {
  private static final int WORKERS = 2;
  private static final int ROUNDS = 3;

  private GitMining() {}

  /** What was seen, and in how many seconds; commits are those that change files. */
  private record Mined(double seconds, Seen seen) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%7.2f s  %,9d commits  %,10d files, %,d renamed, %,d binary  +%,d −%,d",
          seconds,
          seen.commits,
          seen.files,
          seen.renamed,
          seen.binary,
          seen.added,
          seen.deleted);
    }
  }

  private static final class Seen {
    private long commits;
    private long files;
    private long renamed;
    private long binary;
    private long added;
    private long deleted;

    private void file(boolean isRenamed, int plus, int minus) {
      files++;
      renamed += isRenamed ? 1 : 0;
      binary += plus < 0 ? 1 : 0;
      added += Math.max(0, plus);
      deleted += Math.max(0, minus);
    }
  }

  /** Prints all three and the ratios of their times. */
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: GitMining REPOSITORY [ROUNDS]");
      System.exit(2);
    }
    Path repository = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    double best = Double.POSITIVE_INFINITY;
    double bestAgain = Double.POSITIVE_INFINITY;
    double bestOfGit = Double.POSITIVE_INFINITY;
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      for (int round = 0; round < rounds; round++) {
        Mined git = git(repository, "-M");
        System.out.println("git      " + git);
        List<Commit> known = new ArrayList<>();
        Mined ours = ours(repository, threads, known);
        System.out.println("tenfold  " + ours);
        Mined again = ours(repository, threads, known);
        System.out.println("  again  " + again);
        best = Math.min(best, ours.seconds);
        bestAgain = Math.min(bestAgain, again.seconds);
        bestOfGit = Math.min(bestOfGit, git.seconds);
      }
    }
    System.out.println("git without renames " + git(repository, "--no-renames"));
    System.out.printf(
        Locale.ROOT, "tenfold ÷ git: %.2f; again: %.3f%n", best / bestOfGit, bestAgain / bestOfGit);
  }

  /**
   * @param known commits of an earlier reading; left with those of this one
   */
  private static Mined ours(Path repository, ExecutorService threads, List<Commit> known) {
    long begin = System.nanoTime();
    Delivery<Commit> delivery;
    try (GitHistory history = GitHistory.open(repository, GitOptions.EVERYTHING)) {
      delivery = history.commits(threads, WORKERS, known);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    delivery.notes().forEach(note -> System.out.println("  " + note));
    delivery.rejected().forEach(refusal -> System.out.println("  " + refusal));
    known.clear();
    known.addAll(delivery.facts());
    Seen seen = new Seen();
    for (Commit commit : known) {
      seen.commits += commit.files().isEmpty() ? 0 : 1;
      commit
          .files()
          .forEach(f -> seen.file(f.kind() == FileChange.Kind.RENAMED, f.added(), f.deleted()));
    }
    return new Mined(seconds, seen);
  }

  private static Mined git(Path repository, String renames) throws IOException {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "git", "-C", repository.toString(), "log", "--numstat", renames, "--format=%x00")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Seen seen = new Seen();
    boolean fresh = false;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("\0")) {
          fresh = true;
        } else if (!line.isEmpty()) {
          seen.commits += fresh ? 1 : 0;
          fresh = false;
          int first = line.indexOf('\t');
          int second = line.indexOf('\t', first + 1);
          seen.file(
              line.indexOf(" => ", second) >= 0,
              number(line.substring(0, first)),
              number(line.substring(first + 1, second)));
        }
      }
    }
    return new Mined((System.nanoTime() - begin) / 1e9, seen);
  }

  /** Git writes a dash for a binary file. */
  private static int number(String text) {
    return text.equals("-") ? -1 : Integer.parseInt(text);
  }
}
