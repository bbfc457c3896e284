package dev.tenfold.source.git;

import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.verdict.TenfoldException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** What many commits change, on several threads with a reader of their own each. */
final class FileChanges {
  private static final int AT_ONCE = 64;

  private final Repository repository;
  private final List<RevCommit> commits;
  private final Predicate<RevCommit> countLines;
  private final KnownChanges known;
  private final AtomicReferenceArray<@Nullable List<FileChange>> found;
  private final AtomicInteger next = new AtomicInteger();
  private final List<TreeChanges> workers = new ArrayList<>();

  /**
   * @param known what need not be read again
   */
  FileChanges(
      Repository repository,
      List<RevCommit> commits,
      Predicate<RevCommit> countLines,
      KnownChanges known) {
    this.repository = repository;
    this.commits = commits;
    this.countLines = countLines;
    this.known = known;
    this.found = new AtomicReferenceArray<>(commits.size());
  }

  /** Reads what all commits change. */
  void read(ExecutorService threads, int count) {
    List<Future<?>> running = new ArrayList<>();
    for (int worker = 0; worker < count; worker++) {
      running.add(threads.submit(this::work));
    }
    try {
      for (Future<?> future : running) {
        future.get();
      }
    } catch (InterruptedException e) {
      next.set(commits.size());
      Thread.currentThread().interrupt();
      throw stop(e);
    } catch (ExecutionException e) {
      next.set(commits.size());
      throw stop(e.getCause() == null ? e : e.getCause());
    }
  }

  private static TenfoldException stop(Throwable cause) {
    return new TenfoldException(TenfoldException.Kind.INTERNAL, List.of(), cause);
  }

  private void work() {
    try (ObjectReader reader = repository.newObjectReader()) {
      TreeChanges changes = new TreeChanges(reader);
      int begin = next.getAndAdd(AT_ONCE);
      while (begin < commits.size()) {
        int end = Math.min(begin + AT_ONCE, commits.size());
        for (int i = begin; i < end; i++) {
          found.set(i, changes(commits.get(i), changes));
        }
        begin = next.getAndAdd(AT_ONCE);
      }
      synchronized (workers) {
        workers.add(changes);
      }
    }
  }

  private List<FileChange> changes(RevCommit commit, TreeChanges anew) {
    boolean lines = countLines.test(commit);
    List<FileChange> before = lines ? known.of(commit) : null;
    return before != null ? before : anew.of(commit, lines);
  }

  /** Returns what the commit of that index changes. */
  List<FileChange> of(int commit) {
    List<FileChange> changes = found.get(commit);
    return changes == null ? List.of() : changes;
  }

  /** Returns what could not be read, a sentence each; of what was read anew. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    say(
        notes,
        sum(TreeChanges::withoutTrees),
        " commits have folders or a parent missing, so what they change is unknown: this is a"
            + " partial, shallow or damaged clone");
    say(
        notes,
        sum(TreeChanges::withoutContent),
        " changed files have their content missing, so their lines are not counted");
    say(
        notes,
        sum(worker -> worker.lines().tooLarge()),
        " changed files are larger than 24 MB, so their lines are not counted");
    say(
        notes,
        sum(worker -> worker.lines().asBags()),
        " changes of more than 20,000 lines were compared without the order of lines");
    return notes;
  }

  private long sum(ToLongFunction<TreeChanges> count) {
    synchronized (workers) {
      return workers.stream().mapToLong(count).sum();
    }
  }

  private static void say(List<String> notes, long count, String what) {
    if (count > 0) {
      notes.add(count + what);
    }
  }
}
