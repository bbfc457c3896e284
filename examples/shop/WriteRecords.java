import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Writes what a recording of twelve minutes cannot hold: three months of the shop's history in git,
 * of deployments, incidents, cost and page views, which lead up to the recorded day. Run it in this
 * folder: {@code java WriteRecords.java}. The same records come out each time.
 */
class WriteRecords {
  static final LocalDate FIRST = LocalDate.parse("2026-08-31");
  static final LocalDate LAST = LocalDate.parse("2026-11-27");
  static final Random CHANCE = new Random(20261127);
  static final String[] PEOPLE = {
    "Ana Ruiz <ana@linden.example>",
    "Ben Okafor <ben@linden.example>",
    "Chiara Rossi <chiara@linden.example>"
  };
  static final String BOT = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>";
  static final String[][] PARTS = {
    {"catalogue", "Catalogue", "Category", "ProductPage", "Picture", "Search"},
    {"checkout", "Checkout", "Payment", "Stock", "Invoice", "Audit"},
    {"account", "Account", "SignIn", "OrderHistory", "Sessions"}
  };

  record Shipped(String day, String revision, String version, String outcome) {}

  final StringBuilder stream = new StringBuilder();
  final Map<String, List<String>> files = new HashMap<>();
  final List<String> heads = new ArrayList<>();
  int mark;
  int main;
  int pull;

  public static void main(String[] args) throws Exception {
    new WriteRecords().write(Path.of(args.length > 0 ? args[0] : "."));
  }

  void write(Path folder) throws Exception {
    for (String name : List.of("records", "cost", "vitals")) {
      Files.createDirectories(folder.resolve(name));
    }
    List<Object[]> releases = history();
    Map<Integer, String> revisions = bundle(folder.resolve("records/history.bundle"));
    deployments(folder, releases, revisions);
    incidents(folder);
    cost(folder);
    vitals(folder);
  }

  /** Writes the history; returns its releases: mark, time, version. */
  List<Object[]> history() {
    Instant start = FIRST.minusDays(20).atTime(9, 0).toInstant(ZoneOffset.UTC);
    for (int part = 0; part < PARTS.length; part++) {
      StringBuilder change = new StringBuilder();
      for (int i = 1; i < PARTS[part].length; i++) {
        change.append(edit(PARTS[part][0] + "/" + PARTS[part][i] + ".java", 40));
      }
      main = commit("refs/heads/main", PEOPLE[part], start, start, "Add the " + PARTS[part][0],
          main, change.toString());
      start = start.plus(Duration.ofHours(30));
    }
    List<Object[]> releases = new ArrayList<>();
    int release = 0;
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() > 5) {
        continue;
      }
      int merged = 1 + CHANCE.nextInt(2);
      for (int i = 0; i < merged && day.isBefore(LAST); i++) {
        pullRequest(day.atTime(9 + 3 * i, CHANCE.nextInt(60)).toInstant(ZoneOffset.UTC));
      }
      boolean ships =
          day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY;
      if (ships && day.isBefore(LAST)) {
        Instant at = day.atTime(15, CHANCE.nextInt(50)).toInstant(ZoneOffset.UTC);
        releases.add(new Object[] {main, at, "0." + ++release + ".0"});
      }
    }
    recordedDay(releases);
    return releases;
  }

  /** The four versions that were deployed while the day was recorded. */
  void recordedDay(List<Object[]> releases) {
    String[][] changes = {
      {"1.0.0", "2026-11-27T14:57:57Z", "Move checkout to one transaction", "checkout/Checkout"},
      {"1.1.0", "2026-11-27T15:01:39Z", "Index search and reviews", "catalogue/Search"},
      {"1.2.0", "2026-11-27T15:04:01Z", "Rename columns of the catalogue", "catalogue/Category"},
      {"1.3.0", "2026-11-27T15:09:01Z", "Index the lines of an order", "account/OrderHistory"}
    };
    for (int i = 0; i < changes.length; i++) {
      Instant shipped = Instant.parse(changes[i][1]);
      Instant written = shipped.minus(Duration.ofHours(26 + 9L * i));
      String file = changes[i][3] + ".java";
      request(PEOPLE[i % 3], written, shipped.minus(Duration.ofHours(5)), changes[i][2], file);
      releases.add(new Object[] {main, shipped, changes[i][0]});
    }
  }

  void pullRequest(Instant merged) {
    if (CHANCE.nextInt(8) == 0) {
      request(BOT, merged.minus(Duration.ofHours(20)), merged, "Bump the driver", "pom.xml");
      return;
    }
    // Ben alone works on the checkout.
    int part = CHANCE.nextInt(PARTS.length);
    String author = part == 1 ? PEOPLE[1] : PEOPLE[CHANCE.nextInt(2) * 2];
    String name = PARTS[part][1 + CHANCE.nextInt(PARTS[part].length - 1)];
    String[] verbs = {"Show", "Mend", "Simplify", "Test", "Count"};
    String words = verbs[CHANCE.nextInt(verbs.length)] + " " + name.toLowerCase(Locale.ROOT);
    Duration open = Duration.ofMinutes(200 + CHANCE.nextInt(8000));
    request(author, merged.minus(open), merged, words, PARTS[part][0] + "/" + name + ".java");
    if (CHANCE.nextInt(14) == 0) {
      String taken = "Revert \"" + words + "\"";
      request(author, merged.plusSeconds(5400), merged.plusSeconds(9000), taken,
          PARTS[part][0] + "/" + name + ".java");
    }
  }

  /** A pull request of one or two commits, squashed into main. */
  void request(String author, Instant written, Instant merged, String words, String file) {
    pull++;
    String ref = "refs/pull/" + pull + "/head";
    int head = commit(ref, author, written, written, words, main, edit(file, 6));
    if (pull % 2 == 0) {
      Instant later = written.plusSeconds(3000);
      commit(ref, author, later, later, "Mend " + words.toLowerCase(Locale.ROOT), head,
          edit(file, 4));
    }
    main = commit("refs/heads/main", author, merged, merged, words + " (#" + pull + ")", main,
        content(file));
  }

  int commit(
      String ref, String author, Instant authored, Instant committed, String words, int parent,
      String change) {
    stream.append("commit ").append(ref).append("\nmark :").append(++mark);
    stream.append("\nauthor ").append(author).append(' ').append(authored.getEpochSecond());
    stream.append(" +0000\ncommitter ").append(author).append(' ');
    stream.append(committed.getEpochSecond()).append(" +0000\n").append(data(words + "\n"));
    if (parent > 0) {
      stream.append("from :").append(parent).append('\n');
    }
    stream.append(change).append('\n');
    return mark;
  }

  String edit(String file, int lines) {
    List<String> text = files.computeIfAbsent(file, any -> new ArrayList<>());
    for (int i = 0; i < lines; i++) {
      String line = "  step(" + CHANCE.nextInt(1_000_000) + ");";
      if (text.size() > 20 && CHANCE.nextInt(3) == 0) {
        text.set(CHANCE.nextInt(text.size()), line);
      } else {
        text.add(text.isEmpty() ? 0 : CHANCE.nextInt(text.size()), line);
      }
    }
    return content(file);
  }

  String content(String file) {
    return "M 644 inline " + file + "\n" + data(String.join("\n", files.get(file)) + "\n");
  }

  static String data(String text) {
    return "data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n";
  }

  /** Has git make the history; returns the ids of commits by mark. */
  Map<Integer, String> bundle(Path file) throws Exception {
    Path folder = Files.createTempDirectory("history");
    run(folder, "", "git", "init", "-q", "--bare", ".");
    run(folder, stream.toString(), "git", "fast-import", "--quiet", "--export-marks=marks");
    Path made = folder.resolve("history.bundle");
    run(folder, "", "git", "symbolic-ref", "HEAD", "refs/heads/main");
    run(folder, "", "git", "-c", "pack.threads=1", "bundle", "create", "-q", made.toString(),
        "--all", "HEAD");
    Files.move(made, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Map<Integer, String> revisions = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("marks"))) {
      String[] parts = line.split(" ");
      revisions.put(Integer.parseInt(parts[0].substring(1)), parts[1]);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    return revisions;
  }

  static void run(Path folder, String input, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /** Every sixth fails on its way, and one is taken back. */
  void deployments(Path folder, List<Object[]> releases, Map<Integer, String> revisions)
      throws IOException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < releases.size(); i++) {
      Object[] release = releases.get(i);
      Instant at = (Instant) release[1];
      String version = (String) release[2];
      boolean fails = i % 6 == 3 && !version.startsWith("1.");
      String outcome = fails ? "failed" : i == 11 ? "rolled-back" : "succeeded";
      out.append(
          """
          {"id": "%s", "service": "shop", "environment": "production", "revision": "%s", \
          "artifact": "pkg:generic/shop@%s", "started": "%s", "finished": "%s", \
          "outcome": "%s"%s}
          """
              .formatted(
                  version,
                  revisions.get((Integer) release[0]),
                  version,
                  at.minusSeconds(400),
                  at,
                  outcome,
                  i == 12 ? ", \"trigger\": \"rework\"" : ""));
    }
    Files.writeString(folder.resolve("records/deployments.jsonl"), out);
  }

  /** Those of the months before; the recorded one stands in incidents.jsonl. */
  void incidents(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("records/incidents.csv"),
        """
        id,title,service,severity,began,resolved,cause
        81,Sign-in fails for some,shop,minor,2026-09-03T16:10:00Z,2026-09-03T17:02:00Z,
        82,Checkout times out,shop,major,2026-09-17T15:58:00Z,2026-09-17T19:31:00Z,0.6.0
        83,Search answers nothing,shop,major,2026-09-24T16:20:00Z,2026-09-24T16:55:00Z,0.8.0
        84,Pictures missing,shop,minor,2026-10-01T18:03:00Z,2026-10-01T18:40:00Z,
        85,Checkout charges twice,shop,critical,2026-10-06T16:02:00Z,2026-10-08T16:17:00Z,0.11.0
        86,Provider down,shop,major,2026-10-17T07:12:00Z,2026-10-17T08:31:00Z,
        87,Orders page slow,shop,minor,2026-10-29T17:30:00Z,,
        88,Pool exhausted at the evening peak,shop,major,2026-11-05T19:05:00Z,2026-11-05T20:26:00Z,
        89,Pool exhausted at the evening peak,shop,major,2026-11-13T19:11:00Z,2026-11-13T20:04:00Z,
        90,Disk of the log server full,shop,major,2026-11-19T02:40:00Z,2026-11-19T06:08:00Z,
        """);
  }

  /** A bill by the day in which staging idles, and logs cost ten times as much since November. */
  void cost(Path folder) throws IOException {
    StringBuilder out =
        new StringBuilder(
            "BilledCost,EffectiveCost,BillingCurrency,ChargePeriodStart,ChargePeriodEnd,"
                + "BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ChargeClass,"
                + "ChargeFrequency,CommitmentDiscountStatus,ProviderName,ServiceName,"
                + "ServiceCategory,ResourceId,ConsumedQuantity,ConsumedUnit,Tags\n");
    for (LocalDate day = LocalDate.parse("2026-09-01"); day.isBefore(LAST.plusDays(1));
        day = day.plusDays(1)) {
      boolean debug = !day.isBefore(LocalDate.parse("2026-11-03"));
      charge(out, day, 9.60, "Compute Instances", "Compute", "web-1", 24, "Hours", "web");
      charge(out, day, 9.60, "Compute Instances", "Compute", "web-2", 24, "Hours", "web");
      charge(out, day, 14.40, "Managed PostgreSQL", "Databases", "db-1", 24, "Hours", "db");
      charge(out, day, 7.20, "Compute Instances", "Compute", "staging-1", 24, "Hours", "staging");
      double gigabytes = 38 + CHANCE.nextInt(90) / 10.0;
      charge(out, day, gigabytes * 0.09, "Data Transfer", "Networking", "", gigabytes, "GB", "web");
      double logs = (debug ? 52 : 5) + CHANCE.nextInt(20) / 10.0;
      charge(out, day, logs * 0.5, "Log Storage", "Management and Governance", "logs", logs, "GB",
          "logs");
    }
    Files.writeString(folder.resolve("cost/focus-2026.csv"), out);
  }

  static void charge(
      StringBuilder out, LocalDate day, double cost, String service, String category,
      String resource, double quantity, String unit, String part) {
    LocalDate month = day.withDayOfMonth(1);
    out.append(
        String.format(
            Locale.ROOT,
            "%.4f,%.4f,EUR,%sT00:00:00Z,%sT00:00:00Z,%sT00:00:00Z,%sT00:00:00Z,Usage,,"
                + "Usage-Based,,Example Cloud,%s,%s,%s,%.1f,%s,\"{\"\"part\"\":\"\"%s\"\"}\"%n",
            cost, cost, day, day.plusDays(1), month, month.plusMonths(1), service, category,
            resource, quantity, unit, part));
  }

  /** Page views of the recorded day; on phones, product pages are slow to show their picture. */
  void vitals(Path folder) throws IOException {
    StringBuilder out = new StringBuilder();
    Instant begin = Instant.parse("2026-11-27T14:58:10Z");
    String[] pages = {"/", "/products/1500", "/categories/kitchen-pots", "/checkout"};
    for (int i = 0; i < 360; i++) {
      Instant at = begin.plusSeconds(2L * i);
      String page = pages[CHANCE.nextInt(pages.length)];
      boolean phone = CHANCE.nextInt(5) < 3;
      double slow = (phone ? 1.7 : 1) * (page.startsWith("/products") ? 1.6 : 1);
      vital(out, at, page, phone, "LCP", slow * Math.exp(6.9 + 0.35 * CHANCE.nextGaussian()));
      if (CHANCE.nextInt(3) > 0) {
        vital(out, at, page, phone, "INP", slow * Math.exp(4.1 + 0.5 * CHANCE.nextGaussian()));
      }
      double shift = CHANCE.nextInt(4) == 0 ? CHANCE.nextInt(150) / 1000.0 : 0.01;
      vital(out, at, page, phone, "CLS", shift);
    }
    Files.writeString(folder.resolve("vitals/beacons.jsonl"), out);
  }

  static void vital(
      StringBuilder out, Instant at, String page, boolean phone, String name, double value) {
    out.append(
        String.format(
            Locale.ROOT,
            "{\"name\": \"%s\", \"value\": %.3f, \"id\": \"v5-%d-%s\", \"page\": \"%s\","
                + " \"device\": \"%s\", \"time\": \"%s\"}%n",
            name, value, at.getEpochSecond(), name, page, phone ? "phone" : "desktop", at));
  }
}
