package dev.tenfold.source.git;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit's message says of pull requests and of commits that are taken back.
 *
 * @param subject its first line
 * @param pullRequest the number of the pull request that it is; 0 for none
 * @param reverts ids of commits, or numbers of pull requests with a {@code #}
 */
record Message(String subject, int pullRequest, List<String> reverts) {
  private static final int LONGEST_SUBJECT = 400;
  private static final int LONGEST = 64 << 10;

  /** GitHub, Bitbucket, Azure DevOps. */
  private static final Pattern MERGED =
      Pattern.compile(
          "^(?:Merge pull request #(\\d{1,9})\\b"
              + "|Merged in .{1,200} \\(pull request #(\\d{1,9})\\)"
              + "|Merged PR (\\d{1,9}):)");

  private static final Pattern SQUASHED = Pattern.compile("\\((?:#|!|PR )(\\d{1,9})\\)$");
  private static final Pattern GITLAB =
      Pattern.compile("^See merge request [\\w./-]{0,200}!(\\d{1,9})\\s*$", Pattern.MULTILINE);
  private static final Pattern REVERT =
      Pattern.compile("^Revert:? [\"“](.{1,400})[\"”]", Pattern.CASE_INSENSITIVE);
  private static final Pattern REVERTED_COMMIT =
      Pattern.compile("\\bThis reverts commit ([0-9a-f]{7,64})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern REVERTED_REQUEST =
      Pattern.compile(
          "^(?:Reverts [\\w./-]{0,200}#|This reverts merge request [\\w./-]{0,200}!)(\\d{1,9})",
          Pattern.MULTILINE);

  static Message of(String full) {
    String text = full.length() > LONGEST ? full.substring(0, LONGEST) : full;
    int end = text.indexOf('\n');
    String first = (end < 0 ? text : text.substring(0, end)).strip();
    String subject = first.length() > LONGEST_SUBJECT ? first.substring(0, LONGEST_SUBJECT) : first;
    return new Message(subject, number(subject, text), reverts(subject, text));
  }

  private static int number(String subject, String text) {
    for (Pattern pattern : List.of(MERGED, SQUASHED)) {
      Matcher found = pattern.matcher(subject);
      if (found.find()) {
        return firstGroup(found);
      }
    }
    Matcher gitlab = GITLAB.matcher(text);
    return gitlab.find() ? firstGroup(gitlab) : 0;
  }

  private static int firstGroup(Matcher found) {
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        return Integer.parseInt(found.group(group));
      }
    }
    return 0;
  }

  private static List<String> reverts(String subject, String text) {
    Set<String> reverts = new LinkedHashSet<>();
    Matcher commits = REVERTED_COMMIT.matcher(text);
    while (commits.find()) {
      reverts.add(commits.group(1));
    }
    Matcher requests = REVERTED_REQUEST.matcher(text);
    while (requests.find()) {
      reverts.add("#" + requests.group(1));
    }
    Matcher quoted = REVERT.matcher(subject);
    if (quoted.find()) {
      Matcher number = SQUASHED.matcher(quoted.group(1).strip());
      if (number.find()) {
        reverts.add("#" + number.group(1));
      }
    }
    return List.copyOf(reverts);
  }
}
