package dev.tenfold.shop.record;

import dev.tenfold.shop.record.Answers.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * Says by rule when an incident begins and ends: an answer is bad when it fails or takes too long;
 * an incident begins when too many of the latest answers are bad, and ends when few are. It cannot
 * see requests that no shop was there to answer.
 */
final class Watch {
  static final double SLOW_SECONDS = 1;
  static final double OPENS = 0.2;
  static final double CLOSES = 0.05;
  private static final int FEWEST = 20;

  private final Duration window;
  private final Deque<Answer> latest = new ArrayDeque<>();
  private boolean open;

  /**
   * @param window how far back the latest answers reach
   */
  Watch(Duration window) {
    this.window = window;
  }

  /** Something the watch says: that an incident begins or that it has ended, and why. */
  record Word(boolean begins, String why) {}

  /** Takes more answers and returns what is to be said now. */
  Optional<Word> look(Collection<Answer> answers, Instant now) {
    latest.addAll(answers);
    latest.removeIf(answer -> answer.at().isBefore(now.minus(window)));
    long bad = latest.stream().filter(Watch::isBad).count();
    boolean enough = latest.size() >= FEWEST;
    boolean turns = open ? bad < CLOSES * latest.size() : bad > OPENS * latest.size();
    if (!enough || !turns) {
      return Optional.empty();
    }
    open = !open;
    String why =
        "%d of %d answers in %d s failed or took longer than %.0f s"
            .formatted(bad, latest.size(), window.toSeconds(), SLOW_SECONDS);
    return Optional.of(new Word(open, why));
  }

  private static boolean isBad(Answer answer) {
    return answer.status() >= 500 || answer.seconds() > SLOW_SECONDS;
  }
}
