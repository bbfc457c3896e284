package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.PullRequestStart;
import java.util.List;

/**
 * A repository of the product: numbers of pull requests and names of files are its own.
 *
 * @param name what tells it from the product's other repositories; empty where it is the only one
 * @param commits of the branch and of what was deployed, children before parents; from well before
 *     the window on, best all of them
 * @param pullRequests when they began; empty where their heads were not fetched
 * @param files all files of the branch as it is
 */
public record Repository(
    String name, List<Commit> commits, List<PullRequestStart> pullRequests, List<String> files) {
  public Repository {
    commits = List.copyOf(commits);
    pullRequests = List.copyOf(pullRequests);
    files = List.copyOf(files);
  }
}
