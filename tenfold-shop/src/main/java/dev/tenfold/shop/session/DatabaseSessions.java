package dev.tenfold.shop.session;

import dev.tenfold.shop.database.Queries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Sessions in the table {@code session}, which every instance on the database reads. */
public final class DatabaseSessions implements SessionStore {
  private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

  private final Queries queries;
  private final Clock clock;
  private final AtomicReference<Instant> nextPurge;

  public DatabaseSessions(Queries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
    nextPurge = new AtomicReference<>(clock.instant());
  }

  @Override
  public Optional<Session> load(String id) {
    return queries.first(
        "SELECT content FROM session WHERE id = ? AND expires_at > ?",
        row -> SessionJson.read(id, row.getString(1)),
        id,
        clock.instant().atOffset(ZoneOffset.UTC));
  }

  @Override
  public void save(Session session) {
    Instant now = clock.instant();
    queries.update(
        """
        INSERT INTO session (id, content, expires_at) VALUES (?, ?::jsonb, ?)
        ON CONFLICT (id) DO UPDATE
        SET content = excluded.content, expires_at = excluded.expires_at\
        """,
        session.id(),
        SessionJson.write(session),
        now.plus(LIFETIME).atOffset(ZoneOffset.UTC));
    Instant due = nextPurge.get();
    if (!now.isBefore(due) && nextPurge.compareAndSet(due, now.plus(BETWEEN_PURGES))) {
      queries.update("DELETE FROM session WHERE expires_at <= ?", now.atOffset(ZoneOffset.UTC));
    }
  }

  @Override
  public void delete(String id) {
    queries.update("DELETE FROM session WHERE id = ?", id);
  }
}
