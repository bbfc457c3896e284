package dev.tenfold.source.git;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The history of a local Git repository. It belongs to one thread, and reads on several. */
public final class GitHistory implements AutoCloseable {
  private static final int MOST_MAILMAP_BYTES = 4 << 20;

  private final OpenedRepository opened;
  private final GitOptions options;
  private final ObjectId head;

  private GitHistory(OpenedRepository opened, GitOptions options) {
    this.opened = opened;
    this.options = options;
    this.head = opened.head(options.branch());
  }

  /**
   * Opens a repository: a folder with {@code .git} in it, or a bare clone.
   *
   * @throws TenfoldException INPUT where there is none, it has no commit, or no such branch
   */
  public static GitHistory open(Path repository, GitOptions options) {
    OpenedRepository opened = OpenedRepository.open(repository);
    try {
      return new GitHistory(opened, options);
    } catch (TenfoldException e) {
      opened.close();
      throw e;
    }
  }

  /** Returns the commits of a repository, as {@link #commits} does. */
  public static Delivery<Commit> read(
      Path repository, GitOptions options, ExecutorService threads, int workers) {
    try (GitHistory history = open(repository, options)) {
      return history.commits(threads, workers);
    }
  }

  /**
   * Returns the commits of the branch and of further tips, children before parents and otherwise
   * the newest first. A commit that is missing or damaged is rejected and ends its line of history.
   *
   * @param workers threads to compare versions on; 2 use a disk well
   */
  public Delivery<Commit> commits(ExecutorService threads, int workers) {
    return commits(threads, workers, List.of());
  }

  /**
   * Returns the same, and compares only versions that an earlier reading does not tell of, which is
   * nearly all of the work. Authors, landings and the order are always told anew, because a later
   * merge or {@code .mailmap} changes them.
   *
   * @param before commits of an earlier reading of this repository, in any order
   */
  public Delivery<Commit> commits(ExecutorService threads, int workers, Collection<Commit> before) {
    DeliveryCount<Commit> count = new DeliveryCount<>(opened.name);
    try (RevWalk walk = new RevWalk(opened.repository)) {
      CommitReading reading = new CommitReading(mailmap(walk, count), new Bots(options.bots()));
      CommitGraph graph = new CommitGraph(walk, options.since(), reading::read);
      graph.read(head, tips(count));
      if (!graph.contains(head)) {
        noHead(graph);
      }
      List<RevCommit> order = graph.newestFirst();
      FileChanges changes =
          new FileChanges(opened.repository, order, this::countsLines, new KnownChanges(before));
      changes.read(threads, workers);
      for (int i = 0; i < order.size(); i++) {
        RevCommit commit = order.get(i);
        count.use(List.of(reading.commit(commit, graph.landing(commit), changes.of(i))));
      }
      graph.missing().forEach((id, why) -> count.reject("it is missing or damaged", gone(id, why)));
      changes.notes().forEach(count::note);
      note(walk, graph, reading, count);
      return count.delivery();
    }
  }

  private boolean countsLines(RevCommit commit) {
    return !CommitReading.committed(commit).isBefore(options.linesSince());
  }

  private void noHead(CommitGraph graph) {
    String why = graph.missing().get(head);
    if (why != null) {
      throw OpenedRepository.broken(
          opened.name, "the newest commit cannot be read", new IOException(why));
    }
  }

  private Problem gone(ObjectId id, String why) {
    return new Problem(
        "commit " + id.name() + " cannot be read: " + why,
        opened.name,
        "run git fsck there, or clone it anew without --filter and --depth");
  }

  private void note(
      RevWalk walk, CommitGraph graph, CommitReading reading, DeliveryCount<Commit> count) {
    try {
      int ends = walk.getObjectReader().getShallowCommits().size();
      if (ends > 0) {
        count.note(
            "the clone is shallow: history ends at "
                + ends
                + " commits, which seem to create all files; git fetch --unshallow");
      }
    } catch (IOException e) {
      count.note("whether the clone is shallow cannot be told: " + e.getMessage());
    }
    if (graph.older() > 0) {
      count.note("history before " + options.since() + " is left out");
    }
    if (reading.nameless() > 0) {
      count.note(reading.nameless() + " commits name no author that can be understood");
    }
  }

  private List<ObjectId> tips(DeliveryCount<Commit> count) {
    List<ObjectId> tips = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String revision : options.tips()) {
      opened.resolve(revision).ifPresentOrElse(tips::add, () -> unknown.add(revision));
    }
    if (!unknown.isEmpty()) {
      count.note(
          unknown.size()
              + " of "
              + options.tips().size()
              + " revisions asked for are not in the repository, such as "
              + unknown.getFirst()
              + ": git fetch --tags");
    }
    return tips;
  }

  private Mailmap mailmap(RevWalk walk, DeliveryCount<Commit> count) {
    try (TreeWalk file =
        TreeWalk.forPath(walk.getObjectReader(), ".mailmap", walk.parseCommit(head).getTree())) {
      if (file == null || !FileMode.REGULAR_FILE.equals(file.getFileMode())) {
        return Mailmap.of("");
      }
      ObjectLoader loader = walk.getObjectReader().open(file.getObjectId(0), Constants.OBJ_BLOB);
      if (loader.getSize() > MOST_MAILMAP_BYTES) {
        count.note(".mailmap is larger than 4 MB and was not read");
        return Mailmap.of("");
      }
      byte[] bytes = loader.getCachedBytes(MOST_MAILMAP_BYTES);
      Mailmap mailmap = Mailmap.of(new String(bytes, StandardCharsets.UTF_8));
      if (mailmap.broken() > 0) {
        count.note(mailmap.broken() + " lines of .mailmap cannot be understood");
      }
      return mailmap;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      count.note(".mailmap cannot be read: " + e.getMessage());
      return Mailmap.of("");
    }
  }

  /**
   * Returns when each pull request began whose head was fetched: the refs under {@code refs/pull},
   * on GitLab {@code refs/merge-requests}, kept under their own names.
   */
  public Delivery<PullRequestStart> pullRequests() {
    try (RevWalk walk = new RevWalk(opened.repository)) {
      CommitGraph graph = new CommitGraph(walk, GitOptions.ALL, any -> {});
      graph.read(head, List.of());
      return new PullRequestHeads(opened, walk, graph).read();
    }
  }

  /** Returns what is another whenever a branch, tag or pull request is added or moved. */
  public String state() {
    try {
      MessageDigest digest = Constants.newMessageDigest();
      digest.update(head.name().getBytes(StandardCharsets.US_ASCII));
      for (Ref ref : opened.repository.getRefDatabase().getRefs()) {
        String line = ref.getName() + " " + ref.getObjectId() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw OpenedRepository.broken(opened.name, "its branches cannot be read", e);
    }
  }

  /** Returns the tags of a rule as deployments at the time of the tag; others are of no matter. */
  public Delivery<Deployment> tags(TagRule rule) {
    return new Tags(opened, rule).read();
  }

  /** Returns the paths of all files in the newest commit of the branch. */
  public Delivery<String> files() {
    DeliveryCount<String> count = new DeliveryCount<>(opened.name);
    try (ObjectReader reader = opened.repository.newObjectReader();
        RevWalk commits = new RevWalk(reader);
        TreeWalk walk = new TreeWalk(reader)) {
      walk.setRecursive(true);
      walk.addTree(commits.parseCommit(head).getTree());
      while (walk.next()) {
        boolean file = !FileMode.GITLINK.equals(walk.getFileMode());
        count.use(file ? List.of(walk.getPathString()) : List.of());
      }
      return count.delivery();
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw OpenedRepository.broken(opened.name, "the newest files cannot be listed", e);
    }
  }

  @Override
  public void close() {
    opened.close();
  }
}
