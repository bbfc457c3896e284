package dev.tenfold.rollup;

import dev.tenfold.route.RouteLookup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Tells classes of clients by their user agents; each distinct one is looked at once. One worker
 * owns an instance.
 */
final class AgentClasses {
  private static final int CAPACITY = 1 << 15;

  private static final String[] MONITORS = {
    "healthcheck",
    "health-check",
    "health check",
    "kube-probe",
    "googlehc",
    "pingdom",
    "uptime",
    "statuscake",
    "nagios",
    "icinga",
    "zabbix",
    "prometheus",
    "blackbox",
    "consul",
    "datadog",
    "newrelic",
    "monit",
    "elb-",
    "site24x7",
    "checkly"
  };
  private static final String[] BOTS = {
    "bot",
    "crawl",
    "spider",
    "slurp",
    "scan",
    "+http",
    "archiver",
    "facebookexternalhit",
    "preview",
    "feedfetcher",
    "feedburner",
    "rss",
    "tiny tiny",
    "validator",
    "mediapartners"
  };
  private static final String[] PROGRAMS = {
    "curl", "wget", "python", "java/", "okhttp", "go-http", "libwww", "apache-http", "axios",
        "node",
    "ruby", "perl", "php", "postman", "insomnia", "httpie", "guzzle", "dart", "reactor", "aiohttp",
    "jakarta", "powershell", "hey/", "wrk", "k6/", "jmeter", "gatling", "vegeta", "gpxe"
  };
  private static final String[] MOBILES = {
    "mobile", "android", "iphone", "ipad", "windows phone", "opera mini"
  };

  private final long[] hashes = new long[CAPACITY];
  private final byte[] classes = new byte[CAPACITY];
  private int size;

  /** Returns the ordinal of the {@link ClientClass} of the user agent in {@code [from, to)}. */
  int ordinalOf(byte[] m, long from, long to) {
    if (to - from <= 1) {
      return 0;
    }
    long hash = hash(m, from, to) | 1;
    int i = (int) (hash >>> 40) & CAPACITY - 1;
    while (hashes[i] != hash) {
      if (hashes[i] == 0) {
        return add(m, from, to, hash, i);
      }
      i = i + 1 & CAPACITY - 1;
    }
    return classes[i];
  }

  private static long hash(byte[] m, long from, long to) {
    return RouteLookup.hash(m, from, to, 0x2545F4914F6CDD1DL);
  }

  @SuppressWarnings("EnumOrdinal") // an index of this process only
  private int add(byte[] m, long from, long to, long hash, int i) {
    byte[] bytes = Arrays.copyOfRange(m, (int) from, (int) to);
    byte ordinal = (byte) classOf(new String(bytes, StandardCharsets.ISO_8859_1)).ordinal();
    if (size >= CAPACITY / 2) {
      Arrays.fill(hashes, 0);
      size = 0;
      i = (int) (hash >>> 40) & CAPACITY - 1;
    }
    hashes[i] = hash;
    classes[i] = ordinal;
    size++;
    return ordinal;
  }

  /** Returns the class of a user agent. */
  static ClientClass classOf(String agent) {
    if (agent.isEmpty() || agent.equals("-")) {
      return ClientClass.UNKNOWN;
    }
    String text = agent.toLowerCase(Locale.ROOT);
    if (hasAny(text, MONITORS)) {
      return ClientClass.MONITOR;
    }
    if (hasAny(text, BOTS)) {
      return ClientClass.BOT;
    }
    if (text.startsWith("mozilla/") || text.startsWith("opera/")) {
      return hasAny(text, MOBILES) ? ClientClass.MOBILE : ClientClass.DESKTOP;
    }
    return hasAny(text, PROGRAMS) ? ClientClass.PROGRAM : ClientClass.OTHER;
  }

  private static boolean hasAny(String text, String[] words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
