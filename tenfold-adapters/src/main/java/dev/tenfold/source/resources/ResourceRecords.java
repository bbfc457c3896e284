package dev.tenfold.source.resources;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.ResourceSample;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads what resources were used, from a file of whatever shape: CSV with a header, wide (a {@code
 * time} column and columns that name their resource) or long (a row for each resource), or answers
 * of Prometheus to range queries.
 *
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries">Prometheus:
 *     HTTP API, range queries</a>
 */
public final class ResourceRecords {
  private static final int LOOK = 4096;

  private ResourceRecords() {}

  /**
   * Returns what {@code in} holds; it stays open.
   *
   * @param name of the file, for places
   */
  public static Delivery<ResourceSample> read(String name, InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(LOOK);
    byte[] head = buffered.readNBytes(LOOK);
    buffered.reset();
    String text = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
    boolean isJson = text.startsWith("{") || text.startsWith("[");
    return isJson
        ? new SavedAnswers(name).read(buffered)
        : new ResourceTable(name).read(buffered, text.lines().findFirst().orElse(""));
  }
}
