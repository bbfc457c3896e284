package dev.tenfold.cli;

import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with several things, to stop once and tell all of it. */
final class Stops {
  private final List<Problem> problems = new ArrayList<>();
  private TenfoldException.@Nullable Kind first;

  /** Returns what {@code part} gives, or nothing where it stops. */
  <T> Optional<T> tell(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (TenfoldException e) {
      if (e.kind() == TenfoldException.Kind.INTERNAL) {
        throw e;
      }
      first = first == null ? e.kind() : first;
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Stops with all that was gathered, if anything was, as the first of them would have. */
  void throwAny() {
    if (first != null) {
      throw new TenfoldException(first, problems);
    }
  }
}
