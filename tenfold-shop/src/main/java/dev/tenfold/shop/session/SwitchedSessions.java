package dev.tenfold.shop.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Sessions in the process or in a shared store, whichever is in force at the moment.
 *
 * <p>A switch loses nobody on this instance: for as long as a session lives after it, one that is
 * missing where it belongs is looked for in the other store and moved over. From the shared store
 * back to the process the instance that first sees a visitor takes the session along, and the
 * others no longer find it, as is the way of sessions in a process.
 */
public final class SwitchedSessions implements SessionStore {
  private final SessionStore process;
  private final SessionStore shared;
  private final BooleanSupplier sharing;
  private final Clock clock;
  private volatile Turn turn;

  /**
   * @param sharing whether {@code shared} is in force, asked at each use
   */
  public SwitchedSessions(
      SessionStore process, SessionStore shared, BooleanSupplier sharing, Clock clock) {
    this.process = process;
    this.shared = shared;
    this.sharing = sharing;
    this.clock = clock;
    turn = new Turn(sharing.getAsBoolean(), Instant.MIN);
  }

  @Override
  public Optional<Session> load(String id) {
    Turn now = turn();
    Optional<Session> found = now.store().load(id);
    if (found.isPresent() || !now.recent()) {
      return found;
    }
    Optional<Session> left = now.other().load(id);
    left.ifPresent(session -> move(now, session));
    return left;
  }

  @Override
  public void save(Session session) {
    move(turn(), session);
  }

  private static void move(Turn now, Session session) {
    now.store().save(session);
    if (now.recent()) {
      now.other().delete(session.id());
    }
  }

  @Override
  public void delete(String id) {
    Turn now = turn();
    now.store().delete(id);
    if (now.recent()) {
      now.other().delete(id);
    }
  }

  private Turn turn() {
    Turn last = turn;
    boolean sharedNow = sharing.getAsBoolean();
    if (last.sharing == sharedNow) {
      return last;
    }
    Turn next = new Turn(sharedNow, clock.instant());
    turn = next;
    return next;
  }

  /** Which store is in force, and since when. */
  private final class Turn {
    private final boolean sharing;
    private final Instant since;

    Turn(boolean sharing, Instant since) {
      this.sharing = sharing;
      this.since = since;
    }

    SessionStore store() {
      return sharing ? shared : process;
    }

    SessionStore other() {
      return sharing ? process : shared;
    }

    boolean recent() {
      return clock.instant().minus(LIFETIME).isBefore(since);
    }
  }
}
