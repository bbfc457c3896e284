package dev.tenfold.shop.provider;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of each payment, by idempotency key, in a file that is read again at the next start.
 */
final class Ledger {
  enum State {
    PAID,
    REFUSED,
    /** Given up before anything was paid: the key pays no more. */
    VOID,
    REFUNDED
  }

  private final Map<String, State> states = new HashMap<>();
  private final BufferedWriter out;

  Ledger(Path file) {
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          String[] parts = line.split(" ", -1);
          states.put(parts[1], State.valueOf(parts[0]));
        }
      }
      out =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger cannot be kept in " + file, e);
    }
  }

  /** Returns what became of {@code key} the first time; a refused card may be tried again. */
  synchronized State pay(String key, boolean accepted) {
    State known = states.getOrDefault(key, State.REFUSED);
    if (known != State.REFUSED) {
      return known;
    }
    return enter(key, accepted ? State.PAID : State.REFUSED);
  }

  /** Returns whether {@code key} was paid; if not, it never will be. */
  synchronized State settle(String key) {
    State known = states.getOrDefault(key, State.REFUSED);
    return known == State.REFUSED ? enter(key, State.VOID) : known;
  }

  /** Gives back what was paid, or makes sure that nothing will be. */
  synchronized State cancel(String key) {
    State settled = settle(key);
    return settled == State.PAID ? enter(key, State.REFUNDED) : settled;
  }

  synchronized long count(State state) {
    return states.values().stream().filter(each -> each == state).count();
  }

  private State enter(String key, State state) {
    try {
      out.write(state + " " + key + "\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger cannot be written", e);
    }
    states.put(key, state);
    return state;
  }
}
