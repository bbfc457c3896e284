package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/** Tries bad passwords on many customers. */
final class PasswordGuesser implements Walk {
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Crowd crowd;
  private final Browser browser;
  private final Think think;
  private final SplittableRandom random;

  PasswordGuesser(Crowd crowd, Browser browser, Think think, SplittableRandom random) {
    this.crowd = crowd;
    this.browser = browser;
    this.think = think;
    this.random = random;
  }

  @Override
  public void run() throws InterruptedException {
    for (int tries = 5 + random.nextInt(20); tries > 0; tries--) {
      browser.submit(
          "/account/sign-in",
          Map.of("email", crowd.email(random), "password", Words.guess(random), "next", "/"));
      think.about(BETWEEN);
    }
  }
}
