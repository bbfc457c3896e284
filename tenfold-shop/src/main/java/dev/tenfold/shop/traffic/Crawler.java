package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Walks breadth first over what links lead to, one page a second, and leaves forms alone. */
final class Crawler implements Walk {
  private static final Pattern WANTED =
      Pattern.compile("/(categories/.*|products/\\d+|search\\?.*)");
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Browser browser;
  private final Think think;
  private final SplittableRandom random;

  Crawler(Browser browser, Think think, SplittableRandom random) {
    this.browser = browser;
    this.think = think;
    this.random = random;
  }

  @Override
  public void run() throws InterruptedException {
    browser.fetch("/robots.txt");
    Deque<String> ahead = new ArrayDeque<>(Set.of("/"));
    Set<String> seen = new HashSet<>(ahead);
    int most = 10 + random.nextInt(50);
    for (int pages = 0; pages < most && !ahead.isEmpty(); pages++) {
      think.exactly(BETWEEN);
      for (String link : browser.open(ahead.removeFirst()).links(WANTED)) {
        if (seen.add(link)) {
          ahead.addLast(link);
        }
      }
    }
  }
}
