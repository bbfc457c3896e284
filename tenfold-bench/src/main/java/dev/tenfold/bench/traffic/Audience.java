package dev.tenfold.bench.traffic;

import java.util.List;

/** Who asks for something. */
interface Audience {
  Crowd DESKTOP = new Crowd(40_000, "198.18.", UserAgents.DESKTOP, UserAgents.PAGES);
  Crowd MOBILE = new Crowd(50_000, "198.19.", UserAgents.MOBILE, UserAgents.PAGES);
  Crowd APP = new Crowd(30_000, "198.19.", UserAgents.APP, List.of());
  Crowd SERVICE = new Crowd(60, "10.20.", UserAgents.LIBRARIES, List.of());
  Crowd CRAWLER = new Crowd(400, "203.0.113.", UserAgents.CRAWLERS, List.of());
  Crowd SCANNER = new Crowd(800, "198.51.100.", UserAgents.SCANNERS, List.of());
  Crowd PROBE = new Crowd(4, "10.1.", UserAgents.PROBES, List.of());
  Crowd MONITOR = new Crowd(2, "10.1.", UserAgents.MONITORS, List.of());

  /** A person with a browser. */
  Audience BROWSER = draws -> draws.below(100) < 46 ? DESKTOP : MOBILE;

  /** A person, with a browser or the app. */
  Audience PERSON = draws -> draws.below(100) < 22 ? APP : BROWSER.one(draws);

  /** A person, a program or a crawler. */
  Audience ANYONE =
      draws -> {
        int percent = draws.below(100);
        if (percent < 72) {
          return percent < 36 ? DESKTOP : MOBILE;
        } else if (percent < 92) {
          return percent < 87 ? APP : SERVICE;
        }
        return CRAWLER;
      };

  /** Returns whose turn it is. */
  Crowd one(Draws draws);
}
