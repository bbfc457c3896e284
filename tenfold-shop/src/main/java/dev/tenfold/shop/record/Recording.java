package dev.tenfold.shop.record;

import dev.tenfold.shop.instance.ShopProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a plan and writes what was observed. */
final class Recording {
  private static final double OUTAGE_HOUR = 14.5;
  private static final double OUTAGE_HOURS = 0.75;
  private static final double SAMPLED_HOURS = 1.0 / 12;
  private static final double WATCHED_HOURS = 1.0 / 3;

  /** An incident that begins so soon after a release is blamed on it. */
  private static final double BLAMED_HOURS = 2;

  private static final Duration FLIGHT = Duration.ofMinutes(1);

  private final Plan plan;
  private final Agent agent;
  private final PrintWriter told;
  private final Clock clock = Clock.systemUTC();
  private final Events events;
  private final Deque<Plan.Release> toCome = new ArrayDeque<>(Plan.releases());
  private final List<Answers.Answer> all = new ArrayList<>();
  private Instant start = Instant.MAX;
  private double releasedAt;
  private int incidents;
  private boolean isFailed;
  private boolean isFlown;

  Recording(Plan plan, Agent agent, PrintWriter told) {
    this.plan = plan;
    this.agent = agent;
    this.told = told;
    events = new Events(file("deployments.jsonl"), file("incidents.jsonl"), clock);
  }

  private Path file(String name) {
    return plan.out().resolve(name);
  }

  void run() throws IOException, InterruptedException {
    Files.createDirectories(plan.data());
    Files.createDirectories(plan.out());
    events.begin();
    Answers answers = new Answers(plan.data().resolve("access.log"));
    Path whole = plan.data().resolve("otlp.jsonl.gz");
    Otlp otlp = new Otlp(whole);
    try (otlp;
        Production production = new Production(plan.data(), freePort(), agent, otlp)) {
      production.deploy(Plan.FIRST);
      events.released(Plan.FIRST, false);
      new DatabaseStatistics(plan.data()).reset();
      start = clock.instant();
      tell(0, "open at " + production.target().base());
      day(production, answers);
      new DatabaseStatistics(plan.data()).write(plan.out());
    }
    answers.copyTo(file("access.log"));
    Hours hours = new Hours(start, plan.hour(), all);
    int hour = hours.slowest();
    Instant begin = start.plus(plan.at(hour));
    Instant end = start.plus(plan.at(hour + 1.0));
    int traces = otlp.cut(Otlp.TRACES, begin, end, file("traces.jsonl.gz"));
    int metrics = otlp.cut(Otlp.METRICS, begin, end, file("metrics.jsonl.gz"));
    Files.delete(whole);
    tell(
        24,
        "slowest hour " + hour + ": " + traces + " batches of spans, " + metrics + " of metrics");
  }

  private void day(Production production, Answers answers)
      throws IOException, InterruptedException {
    Path database = plan.data().resolve("postgresql");
    Resources resources =
        new Resources(file("resources.csv"), database, clock, plan.at(SAMPLED_HOURS));
    Watch watch = new Watch(plan.at(WATCHED_HOURS));
    Process traffic = traffic(production);
    try {
      while (!traffic.waitFor(1, TimeUnit.SECONDS)) {
        double hour = hour();
        production.look(resources);
        release(production, hour);
        misfortune(production, hour);
        List<Answers.Answer> more = answers.more();
        all.addAll(more);
        Optional<Watch.Word> word = watch.look(more, clock.instant());
        if (word.isPresent()) {
          incident(production, word.get(), hour);
        }
      }
      all.addAll(answers.more());
    } finally {
      traffic.destroy();
    }
    if (traffic.exitValue() != 0) {
      throw new IOException("the visitors stopped early; see " + file("traffic.txt"));
    }
  }

  private Process traffic(Production production) throws IOException {
    List<String> arguments =
        List.of(
            "traffic",
            "--url",
            production.target().base().toString(),
            "--for",
            plan.length().toSeconds() + "s",
            "--visitors-per-second",
            Double.toString(plan.perSecond()),
            "--health-every",
            "60s",
            "--seed",
            Long.toString(plan.seed()),
            "--out",
            file("sent.json").toString());
    return new ProcessBuilder(ShopProcess.command(List.of(), arguments))
        .redirectErrorStream(true)
        .redirectOutput(file("traffic.txt").toFile())
        .start();
  }

  private void release(Production production, double hour) throws IOException {
    if (!toCome.isEmpty() && hour >= toCome.element().hour()) {
      Plan.Release next = toCome.remove();
      production.deploy(next);
      events.released(next, false);
      releasedAt = hour();
      tell(releasedAt, "deployed " + next.version() + ", " + next.words());
    }
  }

  private void misfortune(Production production, double hour)
      throws IOException, InterruptedException {
    if (!isFailed && hour >= OUTAGE_HOUR) {
      isFailed = true;
      production.failPayments(plan.at(OUTAGE_HOURS));
      tell(hour, "the payment provider is down");
    }
    if (!isFlown && hour >= Plan.FLIGHT) {
      isFlown = true;
      production.fly(file("load.jfr"), FLIGHT);
      tell(hour, "flight recording");
    }
  }

  private void incident(Production production, Watch.Word word, double hour) throws IOException {
    incidents += word.begins() ? 1 : 0;
    String id = "incident-" + incidents;
    events.incident(id, word, production.present());
    tell(hour, id + (word.begins() ? " begins: " : " has ended: ") + word.why());
    boolean isFirst = production.present().equals(Plan.FIRST);
    if (word.begins() && !isFirst && hour - releasedAt <= BLAMED_HOURS) {
      production.rollBack();
      events.released(production.present(), true);
      tell(hour(), "rolled back to " + production.present().version());
    }
  }

  private double hour() {
    return 24.0 * Duration.between(start, clock.instant()).toNanos() / plan.length().toNanos();
  }

  private void tell(double hour, String what) {
    told.printf("%02d:%02d  %s%n", (int) hour, (int) (hour * 60) % 60, what);
    told.flush();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
