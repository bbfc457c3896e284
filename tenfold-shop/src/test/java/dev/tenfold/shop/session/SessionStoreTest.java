package dev.tenfold.shop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.ShopFixture;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionStoreTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  private static final Session FULL =
      Session.empty("full").signedIn(7).with(12, 2).with(3, 99).writtenAt("0/16B3748");
  private static final Session BARE = Session.empty("bare");

  @Test
  void each_store_gives_back_what_it_keeps_until_it_is_deleted() throws IOException {
    keepsAndForgets(new ProcessSessions());
    keepsAndForgets(new DatabaseSessions(SHOP.database(), SHOP.clock()));
    try (FakeRedis server = new FakeRedis();
        RedisSessions redis = new RedisSessions(server.url())) {
      keepsAndForgets(redis);
      assertThat(server.lifetimes.values()).containsOnly(3_600L);
      assertThat(server.values()).isEmpty();
    }
  }

  private static void keepsAndForgets(SessionStore store) {
    assertThat(store.load("full")).isEmpty();
    store.save(FULL);
    store.save(BARE);
    assertThat(store.load("full")).contains(FULL);
    assertThat(store.load("bare")).contains(BARE);
    store.save(FULL.withEmptyCart());
    assertThat(store.load("full")).contains(FULL.withEmptyCart());
    store.delete("full");
    store.delete("bare");
    assertThat(store.load("full")).isEmpty();
    assertThat(store.load("bare")).isEmpty();
  }

  @Test
  void the_database_forgets_a_session_after_an_hour() {
    new DatabaseSessions(SHOP.database(), SHOP.clock()).save(FULL);
    Clock later = Clock.offset(SHOP.clock(), Duration.ofMinutes(61));
    DatabaseSessions store = new DatabaseSessions(SHOP.database(), later);
    assertThat(store.load("full")).isEmpty();
    store.save(BARE);
    assertThat(SHOP.database().number("SELECT count(*) FROM session WHERE id = 'full'")).isZero();
    store.delete("bare");
  }

  @Test
  void a_switch_moves_sessions_when_they_are_next_asked_for() {
    AtomicBoolean sharing = new AtomicBoolean();
    ProcessSessions process = new ProcessSessions();
    ProcessSessions shared = new ProcessSessions();
    SessionStore store = new SwitchedSessions(process, shared, sharing::get, SHOP.clock());
    store.save(FULL);
    sharing.set(true);
    assertThat(store.load("full")).contains(FULL);
    assertThat(shared.load("full")).contains(FULL);
    assertThat(process.load("full")).isEmpty();
    Session changed = FULL.with(5, 1);
    store.save(changed);
    sharing.set(false);
    assertThat(store.load("full")).contains(changed);
    assertThat(shared.load("full")).isEmpty();
    store.delete("full");
    assertThat(store.load("full")).isEmpty();
  }

  @Test
  void without_a_switch_the_other_store_is_never_asked() {
    ProcessSessions shared = new ProcessSessions();
    shared.save(FULL);
    SessionStore store =
        new SwitchedSessions(new ProcessSessions(), shared, () -> false, SHOP.clock());
    assertThat(store.load("full")).isEmpty();
  }
}
