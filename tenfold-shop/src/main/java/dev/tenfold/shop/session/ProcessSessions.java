package dev.tenfold.shop.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** Sessions in the memory of this process: no other instance knows them, and a restart forgets. */
public final class ProcessSessions implements SessionStore {
  private final Cache<String, Session> sessions =
      Caffeine.newBuilder().expireAfterWrite(LIFETIME).build();

  @Override
  public Optional<Session> load(String id) {
    return Optional.ofNullable(sessions.getIfPresent(id));
  }

  @Override
  public void save(Session session) {
    sessions.put(session.id(), session);
  }

  @Override
  public void delete(String id) {
    sessions.invalidate(id);
  }
}
