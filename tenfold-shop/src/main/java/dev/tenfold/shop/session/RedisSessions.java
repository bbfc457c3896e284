package dev.tenfold.shop.session;

import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** Sessions in Redis, under {@code shop:session:} and their id; Redis forgets them by itself. */
public final class RedisSessions implements SessionStore, AutoCloseable {
  private static final String PREFIX = "shop:session:";

  private final RedisClient redis;

  /**
   * Connects when the first session is asked for.
   *
   * @param url {@code redis://[user:password@]host:port[/database]}
   */
  public RedisSessions(String url) {
    redis = RedisClient.create(url);
  }

  @Override
  public Optional<Session> load(String id) {
    return Optional.ofNullable(redis.get(PREFIX + id)).map(text -> SessionJson.read(id, text));
  }

  @Override
  public void save(Session session) {
    SetParams lifetime = SetParams.setParams().ex(LIFETIME.toSeconds());
    redis.set(PREFIX + session.id(), SessionJson.write(session), lifetime);
  }

  @Override
  public void delete(String id) {
    redis.del(PREFIX + id);
  }

  @Override
  public void close() {
    redis.close();
  }
}
