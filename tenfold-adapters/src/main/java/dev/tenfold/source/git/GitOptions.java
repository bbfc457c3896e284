package dev.tenfold.source.git;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a history is read.
 *
 * @param branch its name; empty for the one that HEAD names
 * @param since commits before it are not read; {@link #ALL} for the whole history
 * @param linesSince lines are counted in commits from then on; before, only files are told
 * @param tips further revisions whose history is read, such as those that were deployed from
 *     another branch: ids, tags, branches
 * @param bots further authors that are programs: found in {@code Name <address>}
 */
public record GitOptions(
    String branch, Instant since, Instant linesSince, List<String> tips, List<Pattern> bots) {
  /** Before every commit. */
  public static final Instant ALL = Instant.MIN;

  /** The branch that HEAD names, whole, with lines. */
  public static final GitOptions EVERYTHING = new GitOptions("", ALL, ALL, List.of(), List.of());

  public GitOptions {
    tips = List.copyOf(tips);
    bots = List.copyOf(bots);
  }

  /** Returns the same with further revisions to start from. */
  public GitOptions from(List<String> revisions) {
    return new GitOptions(branch, since, linesSince, revisions, bots);
  }
}
