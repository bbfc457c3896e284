package dev.tenfold.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What shows that the client's technical owner is there.
 *
 * @param historyRead whether a repository's history was collected
 * @param lastCommit when the owner last committed; null where no commit is the owner's
 * @param record the signed record that was found; empty for none
 */
public record OwnerTrace(boolean historyRead, @Nullable Instant lastCommit, String record) {}
