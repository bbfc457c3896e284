package dev.tenfold.shop.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tenfold.shop.catalogue.ChangeFeed;
import dev.tenfold.shop.catalogue.Edition;
import dev.tenfold.shop.database.Queries;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Parts that have been made, until what they show changes. A change that comes while a part is
 * being made waits for it and then drops it, so nothing outdated stays. While changes are not
 * heard, nothing is kept.
 */
public final class KeptParts implements ChangeFeed.Listener {
  private static final int MOST_CHARACTERS = 64_000_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Cache<String, Kept> parts =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String key, Kept kept) -> key.length() + kept.part.text().length())
          .expireAfterWrite(LONGEST)
          .build();

  /** Part of every key: what was kept in an earlier time is never found again. */
  private final AtomicLong time = new AtomicLong();

  private volatile boolean hearing;

  record Kept(Edition edition, Part part) {}

  /** Returns the part as kept, or makes it from what {@code queries} finds. */
  Kept get(Asked asked, Queries queries) {
    return hearing && !asked.key().equals(Asked.UNKEPT)
        ? parts.get(time.get() + " " + asked.key(), key -> make(asked, queries))
        : make(asked, queries);
  }

  private static Kept make(Asked asked, Queries queries) {
    Edition edition = asked.edition().apply(queries);
    return new Kept(edition, asked.part().apply(queries));
  }

  /** Drops what shows {@code product} as such. */
  void drop(int product) {
    for (String key : Keys.ofProduct(product)) {
      parts.invalidate(time.get() + " " + key);
    }
  }

  private void dropAll() {
    time.incrementAndGet();
    parts.invalidateAll();
  }

  @Override
  public void hearing() {
    dropAll();
    hearing = true;
  }

  @Override
  public void deaf() {
    hearing = false;
    dropAll();
  }

  @Override
  public void changed(OptionalInt product) {
    product.ifPresentOrElse(this::drop, this::dropAll);
  }
}
