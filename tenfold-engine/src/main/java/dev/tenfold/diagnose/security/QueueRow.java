package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One vulnerability of one component, whoever reported it.
 *
 * @param component its package URL, or name and version
 * @param id of the vulnerability
 * @param tools who reported it, each with the severity that it gives
 * @param tellsApart whether tools disagree on how grave it is or whether it is there
 * @param cvss the highest base score; null where nobody gives one
 * @param epss forecast probability; null where nobody gives one
 * @param fixedIn versions without it; empty where no report names one
 * @param firstSeen the earliest report that has it; null where none is dated
 * @param start from when its time counts: first seen, or listed as exploited if that was later
 * @param answers what is known of the four questions
 * @param range how soon it has to be gone
 * @param state what was said of it
 * @param reason why it is not open; empty while it is
 * @param fresh whether a report that is not stale has it
 * @param newest the newest of what reports say of it
 */
public record QueueRow(
    String component,
    String id,
    List<String> tools,
    boolean tellsApart,
    @Nullable Double cvss,
    @Nullable Double epss,
    String fixedIn,
    @Nullable Instant firstSeen,
    @Nullable Instant start,
    PatchTable.Answers answers,
    PatchTable.Range range,
    State state,
    String reason,
    boolean fresh,
    Weakness newest) {
  public QueueRow {
    tools = List.copyOf(tools);
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isExploited() {
    return Boolean.TRUE.equals(answers.exploited());
  }

  /** Returns how many days it is past the latest date that may hold; none while that is ahead. */
  long overdueDays(Instant asOf) {
    return past(range.latest(), asOf);
  }

  /** Returns how many days it is past the soonest date that may hold. */
  long overdueAtWorst(Instant asOf) {
    return past(range.soonest(), asOf);
  }

  /** Returns whether it has to be gone by a date that nobody knows: no report of it is dated. */
  boolean lacksDate() {
    return start == null && range.soonest().days() > 0;
  }

  private long past(PatchTable.Deadline deadline, Instant asOf) {
    if (deadline.days() == 0 || start == null) {
      return 0;
    }
    return Math.max(0, Duration.between(start, asOf).toDays() - deadline.days());
  }

  /** Returns until when it has to be gone at the soonest; null where there is no date. */
  @Nullable Instant soonestDue() {
    int days = range.soonest().days();
    return start == null || days == 0 ? null : start.plus(Duration.ofDays(days));
  }
}
