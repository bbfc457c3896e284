package dev.tenfold.observe;

import java.time.Instant;

/**
 * When work on a pull request began, which its squashed commit no longer tells.
 *
 * @param number its number; for GitLab that of the merge request
 * @param firstAuthored when the first of its own commits was written
 * @param commits how many it has of its own
 */
public record PullRequestStart(int number, Instant firstAuthored, int commits) {}
