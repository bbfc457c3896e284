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
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int MOST = 1 << 14;
  private static final long CLASS = 15;

  private static final String[] SCANNERS = {
    "nikto",
    "sqlmap",
    "nuclei",
    "nmap scripting",
    "masscan",
    "zgrab",
    "gobuster",
    "dirbuster",
    "feroxbuster",
    "fuzz faster u fool",
    "wfuzz",
    "wpscan",
    "acunetix",
    "nessus",
    "openvas",
    "qualys",
    "netsparker",
    "arachni",
    "skipfish",
    "w3af",
    "whatweb",
    "jaeles",
    "censysinspect",
    "expanse, a palo",
    "l9explore",
    "l9tcpid",
    "leakix"
  };
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

  /** The hash of a user agent; its last bits are the ordinal of its class. */
  private long[] entries = new long[FIRST_CAPACITY];

  private int size;

  /** Returns the ordinal of the {@link ClientClass} of the user agent in {@code [from, to)}. */
  int ordinalOf(byte[] m, long from, long to) {
    if (to - from <= 1) {
      return 0;
    }
    long[] entries = this.entries;
    long hash = RouteLookup.hash(m, from, to, 0x2545F4914F6CDD1DL) & ~CLASS;
    int mask = entries.length - 1;
    int i = (int) (hash >>> 40) & mask;
    while ((entries[i] & ~CLASS) != hash) {
      if (entries[i] == 0) {
        return add(m, from, to, hash);
      }
      i = i + 1 & mask;
    }
    return (int) (entries[i] & CLASS);
  }

  @SuppressWarnings("EnumOrdinal") // an index of this process only
  private int add(byte[] m, long from, long to, long hash) {
    byte[] bytes = Arrays.copyOfRange(m, (int) from, (int) to);
    int ordinal = classOf(new String(bytes, StandardCharsets.ISO_8859_1)).ordinal();
    if (size >= MOST) {
      Arrays.fill(entries, 0);
      size = 0;
    } else if (size * 2 >= entries.length) {
      grow();
    }
    put(hash | ordinal);
    size++;
    return ordinal;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[old.length * 2];
    for (long entry : old) {
      if (entry != 0) {
        put(entry);
      }
    }
  }

  private void put(long entry) {
    int mask = entries.length - 1;
    int i = (int) (entry >>> 40) & mask;
    while (entries[i] != 0) {
      i = i + 1 & mask;
    }
    entries[i] = entry;
  }

  /** Returns the class of a user agent. */
  static ClientClass classOf(String agent) {
    if (agent.isEmpty() || agent.equals("-")) {
      return ClientClass.UNKNOWN;
    }
    String text = agent.toLowerCase(Locale.ROOT);
    if (hasAny(text, SCANNERS)) {
      return ClientClass.SCANNER;
    }
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
