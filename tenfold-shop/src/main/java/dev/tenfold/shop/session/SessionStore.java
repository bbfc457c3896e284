package dev.tenfold.shop.session;

import java.time.Duration;
import java.util.Optional;

/** Keeps sessions until an hour after they were last saved. */
public interface SessionStore {
  Duration LIFETIME = Duration.ofHours(1);

  Optional<Session> load(String id);

  void save(Session session);

  void delete(String id);
}
