package dev.tenfold.shop.rate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has been measured, a line of JSON a row, so that a measurement of hours goes on where it was
 * stopped. A line that is not whole is measured again.
 */
final class Results {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Map<String, Held> rows = new LinkedHashMap<>();

  Results(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The highest rate that a row holds, 0 for none, and how it went; times in nanoseconds. */
  record Held(double perSecond, long p50, long p95, long p99, long errors, double cpu) {
    static final Held NOTHING = new Held(0, 0, 0, 0, 0, 0);

    static Held of(Step step) {
      Step.Quantiles latency = step.latency();
      return new Held(
          step.perSecond(), latency.p50(), latency.p95(), latency.p99(), step.errors(), step.cpu());
    }
  }

  Optional<Held> of(Row row) {
    return Optional.ofNullable(rows.get(row.name()));
  }

  void add(Row row, Held held) {
    ObjectNode line = JSON.createObjectNode();
    line.put("row", row.name());
    line.put("rate_per_s", held.perSecond);
    line.put("latency_ns_p50", held.p50);
    line.put("latency_ns_p95", held.p95);
    line.put("latency_ns_p99", held.p99);
    line.put("errors", held.errors);
    line.put("sender_cpu", held.cpu);
    rows.put(row.name(), held);
    try {
      Files.writeString(file, "\n" + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String line) {
    if (line.isBlank()) {
      return;
    }
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(line);
      rows.put(
          node.required("row").asString(),
          new Held(
              node.required("rate_per_s").asDouble(),
              node.required("latency_ns_p50").asLong(),
              node.required("latency_ns_p95").asLong(),
              node.required("latency_ns_p99").asLong(),
              node.required("errors").asLong(),
              node.required("sender_cpu").asDouble()));
    } catch (JacksonException | ClassCastException e) {
      // Written by a run that was killed meanwhile.
    }
  }
}
