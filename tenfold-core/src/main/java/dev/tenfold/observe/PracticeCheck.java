package dev.tenfold.observe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tool says of one way in which a project is run.
 *
 * @param name of the check, {@code Branch-Protection}
 * @param score from 0 to 10; {@link #INCONCLUSIVE} where the tool could not tell
 * @param reason in the tool's words
 * @param tool with its version
 * @param at when it ran; null where the report does not say
 * @param place where it was read
 */
public record PracticeCheck(
    String name, int score, String reason, String tool, @Nullable Instant at, Place place) {
  /** The tool could not tell, which is no pass. */
  public static final int INCONCLUSIVE = -1;
}
