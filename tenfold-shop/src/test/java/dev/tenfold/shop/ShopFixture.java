package dev.tenfold.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.Folders;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.seed.Scale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The one small shop that all tests of a run share: started when the first class asks for it,
 * stopped after the last. After each test every sin is in force again; rows that a test writes
 * stay. Use it as {@code @RegisterExtension static final ShopFixture SHOP = new ShopFixture();}.
 */
public final class ShopFixture implements BeforeAllCallback, AfterEachCallback {
  /** The morning after the seeded data ends; the shop's clock starts here and ticks. */
  public static final Instant OPENING = Instant.parse("2026-11-01T09:00:00Z");

  private Running running = new Running(List.of(), Clock.systemUTC());

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(ShopFixture.class))
            .computeIfAbsent("shop", key -> Running.start(), Running.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Map<Flag, String> sins = Flag.each(Flag::sin);
    if (!flags().all().equals(sins)) {
      flags().set(sins);
    }
  }

  public Shop shop() {
    return running.started.getFirst().shop;
  }

  public Flags flags() {
    return shop().flags();
  }

  public Database database() {
    return shop().database();
  }

  public Clock clock() {
    return running.clock;
  }

  /** Where the flags are kept. */
  public Path flagFile() {
    return running.started.getFirst().folder.resolve("flags.json");
  }

  /** How another instance on the same database, with flags of its own, is started. */
  public Settings another(Path folder) {
    String url = Objects.requireNonNull(database().pool().getJdbcUrl());
    return Settings.of(folder).onPort(0).withDatabase(url);
  }

  /** Puts a variant in force until the test ends. */
  public void set(Flag flag, String variant) {
    flags().set(Map.of(flag, variant));
  }

  /** Returns someone whom the shop has not seen. */
  public Browser visitor() {
    return new Browser(shop().url());
  }

  /** Returns a visitor who has signed in as seeded customer {@code number}, from 2. */
  public Browser customer(int number) {
    return signedIn("customer" + number + "@shop.example");
  }

  public Browser admin() {
    return signedIn("admin@shop.example");
  }

  private Browser signedIn(String email) {
    Browser browser = visitor();
    assertThat(
            browser
                .post("/account/sign-in", "email", email, "password", Shop.PASSWORD)
                .statusCode())
        .isEqualTo(303);
    return browser;
  }

  private record Started(Shop shop, Path folder) {}

  /** Closed by JUnit with the store that holds it. */
  private record Running(List<Started> started, Clock clock) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("shop");
        Clock now = Clock.systemUTC();
        Clock clock = Clock.offset(now, Duration.between(now.instant(), OPENING));
        Settings settings = Settings.of(folder).onPort(0).scaled(Scale.of(0.01));
        Shop shop = Shop.start(settings, new SecureRandom(), clock);
        return new Running(List.of(new Started(shop, folder)), clock);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (Started each : started) {
        each.shop.close();
        Folders.delete(each.folder);
      }
    }
  }
}
