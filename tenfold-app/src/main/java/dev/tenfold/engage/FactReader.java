package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * What reads one type of fact from a file.
 *
 * @param type of the facts
 * @param reading how they are read
 */
record FactReader<T>(Class<T> type, Reading<T> reading) {
  /** Reads a file; {@code in} can be reset to its beginning. */
  interface Reading<T> {
    Delivery<T> read(String name, InputStream in) throws IOException;
  }

  /**
   * Reads {@code file} and keeps what was understood.
   *
   * @param service whose facts they are that do not say so; empty where nobody does
   */
  Delivery<T> keep(FactStore store, Origin origin, Path file, String service) throws IOException {
    Delivery<T> delivery;
    try (InputStream in = new RepeatableFile(file)) {
      delivery = ServiceNames.given(reading.read(origin.place(), in), service);
    }
    store.keep(origin, type, delivery);
    return delivery;
  }
}
