package dev.tenfold.shop;

import dev.tenfold.shop.provider.Outside;
import dev.tenfold.shop.seed.Scale;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a shop is started.
 *
 * @param data the folder of the embedded database, the flags and the logs
 * @param port 0 takes any free one
 * @param databaseUrl a PostgreSQL server to use instead of the embedded one; it must be filled
 * @param redisUrl where shared sessions are kept instead of the database
 * @param outside the payment provider and mail server to use instead of such of its own
 * @param seed the data is the same for the same seed and scale
 */
public record Settings(
    Path data,
    int port,
    Optional<String> databaseUrl,
    Optional<String> redisUrl,
    Optional<Outside> outside,
    long seed,
    Scale scale) {

  public static Settings of(Path data) {
    return new Settings(
        data, 8080, Optional.empty(), Optional.empty(), Optional.empty(), 1, Scale.FULL);
  }

  public Settings onPort(int port) {
    return new Settings(data, port, databaseUrl, redisUrl, outside, seed, scale);
  }

  public Settings scaled(Scale scale) {
    return new Settings(data, port, databaseUrl, redisUrl, outside, seed, scale);
  }

  public Settings withDatabase(String url) {
    return new Settings(data, port, Optional.of(url), redisUrl, outside, seed, scale);
  }

  public Settings withRedis(String url) {
    return new Settings(data, port, databaseUrl, Optional.of(url), outside, seed, scale);
  }

  public Settings in(Outside world) {
    return new Settings(data, port, databaseUrl, redisUrl, Optional.of(world), seed, scale);
  }

  Path flags() {
    return data.resolve("flags.json");
  }

  Path log() {
    return data.resolve("shop.log");
  }

  Path accessLog() {
    return data.resolve("access.log");
  }
}
