package dev.tenfold.shop.session;

import java.util.Optional;

/** Keeps sessions until they are an hour old. */
public interface SessionStore {
  Optional<Session> load(String id);

  void save(Session session);

  void delete(String id);
}
