package dev.tenfold.shop.record;

import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.instance.Launch;
import dev.tenfold.shop.instance.ShopProcess;
import dev.tenfold.shop.traffic.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one shop that visitors see, restarted at the same address with each release. */
final class Production implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Agent agent;
  private final Consumer<String> telemetry;
  private final Deque<Plan.Release> releases = new ArrayDeque<>();
  private @Nullable ShopProcess shop;

  Production(Path data, int port, Agent agent, Consumer<String> telemetry) {
    this.data = data;
    this.port = port;
    this.agent = agent;
    this.telemetry = telemetry;
  }

  /** Puts a release in service; visitors find nobody there for the moment that takes. */
  void deploy(Plan.Release release) throws IOException {
    releases.push(release);
    restart();
  }

  /** Puts the release before the present one in service again. */
  void rollBack() throws IOException {
    releases.pop();
    restart();
  }

  Plan.Release present() {
    return releases.element();
  }

  Target target() {
    return running().target();
  }

  private void restart() throws IOException {
    close();
    Map<Flag, String> variants = Flag.each(Flag::sin);
    releases.descendingIterator().forEachRemaining(each -> variants.putAll(each.changes()));
    try (Flags flags = new Flags(data.resolve("flags.json"))) {
      flags.set(variants);
    }
    Map<String, String> environment = agent.environment(present().version());
    shop =
        ShopProcess.start(new Launch(data, port, agent.flags(), List.of(), environment, telemetry));
  }

  /** Has a sample taken of the shop that is running. */
  void look(Resources resources) throws IOException, InterruptedException {
    resources.look(target().at("/metrics"), running().pid());
  }

  /** Lets the payment provider be down for so long. */
  void failPayments(Duration time) throws IOException, InterruptedException {
    String provider = Files.readString(data.resolve("outside").resolve("payments.url")).strip();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(provider + "/down?seconds=" + time.toSeconds()))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }

  /** Begins a flight recording of so long, which the shop writes to {@code file} at its end. */
  void fly(Path file, Duration time) throws IOException {
    Process start =
        new ProcessBuilder(
                ShopProcess.tool("jcmd").toString(),
                Long.toString(running().pid()),
                "JFR.start",
                "duration=" + time.toSeconds() + "s",
                "filename=" + file.toAbsolutePath())
            .redirectErrorStream(true)
            .start();
    String said = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!said.contains("Started recording")) {
      throw new IOException("no flight recording: " + said);
    }
  }

  private ShopProcess running() {
    return Objects.requireNonNull(shop, "nothing is deployed");
  }

  @Override
  public void close() {
    if (shop != null) {
      shop.close();
      shop = null;
    }
  }
}
