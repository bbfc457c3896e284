package dev.tenfold.store;

import dev.tenfold.accesslog.Rejection;
import dev.tenfold.collect.Archive;
import dev.tenfold.collect.Beginning;
import dev.tenfold.collect.Covered;
import dev.tenfold.collect.Fingerprint;
import dev.tenfold.rollup.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a segment says about itself, in the key-value pairs of its Parquet file. Lists are lines of
 * fields with tabs between, so that SQL can split them; {@code docs/store.md} names the fields.
 *
 * @param covers the stretches of logs it accounts for
 * @param archives those whose content is collected to its end
 * @param logs {@link #clean} names of the logs, by the numbers that tallies and samples have in the
 *     file
 * @param tallies the account of each log, by the same numbers
 * @param supersedes ids of segments whose content is in this one, to be ignored
 */
record SegmentMetadata(
    List<Covered> covers,
    List<Archive> archives,
    List<String> logs,
    List<Tally> tallies,
    List<String> supersedes) {
  static final int SCHEMA = 1;

  SegmentMetadata {
    covers = List.copyOf(covers);
    archives = List.copyOf(archives);
    logs = List.copyOf(logs);
    tallies = List.copyOf(tallies);
    supersedes = List.copyOf(supersedes);
  }

  Map<String, String> toPairs(String kind, String version) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("tenfold.kind", kind);
    pairs.put("tenfold.schema", Integer.toString(SCHEMA));
    pairs.put("tenfold.version", version);
    StringBuilder lines = new StringBuilder();
    for (Covered c : covers) {
      line(lines, c.from(), c.to(), text(c.ending()), heads(c.log()));
    }
    pairs.put("tenfold.covers", lines.toString());
    StringBuilder settled = new StringBuilder();
    archives.forEach(archive -> line(settled, archive.contentBytes(), archive.file()));
    pairs.put("tenfold.archives", settled.toString());
    pairs.put("tenfold.logs", String.join("\n", logs));
    pairs.put("tenfold.tally", tallyLines());
    pairs.put("tenfold.samples", sampleLines());
    pairs.put("tenfold.supersedes", String.join("\n", supersedes));
    return pairs;
  }

  private String tallyLines() {
    StringBuilder lines = new StringBuilder();
    for (int log = 0; log < tallies.size(); log++) {
      Tally tally = tallies.get(log);
      line(lines, log, "used", tally.used);
      line(lines, log, "bytes", tally.bytes);
      line(lines, log, "without_duration", tally.withoutDuration);
      line(lines, log, "zero_durations", tally.zeroDurations);
      line(lines, log, "truncated_agents", tally.truncatedAgents);
      line(lines, log, "without_request", tally.withoutRequest);
      line(lines, log, "out_of_order", tally.outOfOrder);
      for (var rejected : tally.rejectedByReason().entrySet()) {
        line(lines, log, "rejected." + rejected.getKey().name(), rejected.getValue());
      }
    }
    return lines.toString();
  }

  private String sampleLines() {
    StringBuilder lines = new StringBuilder();
    for (int log = 0; log < tallies.size(); log++) {
      for (Rejection reason : Rejection.values()) {
        for (Tally.Sample s : tallies.get(log).samples(reason)) {
          line(lines, log, reason.name(), s.offset(), clean(s.field()), clean(s.text()));
        }
      }
    }
    return lines.toString();
  }

  private static String heads(Beginning log) {
    return String.join(" ", log.heads().stream().map(SegmentMetadata::text).toList());
  }

  private static String text(Fingerprint fingerprint) {
    return fingerprint.bytes() + ":" + fingerprint.sha256();
  }

  private static Fingerprint fingerprint(String text) {
    int colon = text.indexOf(':');
    return new Fingerprint(Integer.parseInt(text, 0, colon, 10), text.substring(colon + 1));
  }

  private static void line(StringBuilder to, Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      to.append(i == 0 ? "" : "\t").append(fields[i]);
    }
    to.append('\n');
  }

  /** Returns a text without what ends fields and lines. */
  static String clean(String text) {
    return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }

  /** Returns whether a file with these pairs was written by any version of Tenfold. */
  static boolean isOurs(Map<String, String> pairs) {
    return pairs.containsKey("tenfold.kind");
  }

  /**
   * Returns what pairs made by {@link #toPairs} say.
   *
   * @throws RuntimeException where they are not of that make, or of another schema
   */
  static SegmentMetadata of(Map<String, String> pairs) {
    if (!StoreLayout.REQUESTS.equals(pairs.get("tenfold.kind"))) {
      throw new IllegalArgumentException("is not a segment of requests");
    }
    if (!Integer.toString(SCHEMA).equals(pairs.get("tenfold.schema"))) {
      throw new IllegalArgumentException("has schema " + pairs.get("tenfold.schema"));
    }
    List<Covered> covers = new ArrayList<>();
    for (String[] f : fields(pairs, "tenfold.covers", 4)) {
      Beginning log =
          new Beginning(Arrays.stream(f[3].split(" ")).map(SegmentMetadata::fingerprint).toList());
      covers.add(new Covered(log, Long.parseLong(f[0]), Long.parseLong(f[1]), fingerprint(f[2])));
    }
    List<Archive> archives = new ArrayList<>();
    for (String[] f : fields(pairs, "tenfold.archives", 2)) {
      archives.add(new Archive(f[1], Long.parseLong(f[0])));
    }
    List<String> logs = lines(pairs, "tenfold.logs");
    List<Tally> tallies = logs.stream().map(any -> new Tally()).toList();
    for (String[] f : fields(pairs, "tenfold.tally", 3)) {
      count(tallies.get(Integer.parseInt(f[0])), f[1], Long.parseLong(f[2]));
    }
    for (String[] f : fields(pairs, "tenfold.samples", 5)) {
      int log = Integer.parseInt(f[0]);
      tallies
          .get(log)
          .sample(Rejection.valueOf(f[1]), new Tally.Sample(log, Long.parseLong(f[2]), f[3], f[4]));
    }
    return new SegmentMetadata(covers, archives, logs, tallies, lines(pairs, "tenfold.supersedes"));
  }

  private static void count(Tally tally, String what, long n) {
    switch (what) {
      case "used" -> tally.used = n;
      case "bytes" -> tally.bytes = n;
      case "without_duration" -> tally.withoutDuration = n;
      case "zero_durations" -> tally.zeroDurations = n;
      case "truncated_agents" -> tally.truncatedAgents = n;
      case "without_request" -> tally.withoutRequest = n;
      case "out_of_order" -> tally.outOfOrder = n;
      default -> tally.reject(Rejection.valueOf(what.substring("rejected.".length())), n);
    }
  }

  private static List<String> lines(Map<String, String> pairs, String key) {
    return pairs.getOrDefault(key, "").lines().filter(line -> !line.isEmpty()).toList();
  }

  private static List<String[]> fields(Map<String, String> pairs, String key, int n) {
    List<String[]> all = new ArrayList<>();
    for (String line : lines(pairs, key)) {
      String[] fields = line.split("\t", -1);
      if (fields.length != n) {
        throw new IllegalArgumentException(key + " has a line of " + fields.length + " fields");
      }
      all.add(fields);
    }
    return all;
  }
}
