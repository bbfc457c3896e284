package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Notation;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Stamps that a server writes after a pattern in the manner of {@code strftime}.
 *
 * @see <a
 *     href="https://pubs.opengroup.org/onlinepubs/9699919799/functions/strftime.html">strftime</a>
 */
final class TimePattern {
  private static final String FRACTION =
      "(?:[.,]%[0-9]?f|[.,]%N|[.,]%L|[.,]%msec_frac|[.,]%usec_frac)?";
  private static final String CLOCK = "%H:%M:%S" + FRACTION;
  private static final Pattern CLF = Pattern.compile("%d/%b/%Y:%H:%M:%S %z");
  private static final Pattern FINE_CLF = Pattern.compile("%d/%b/%Y:" + CLOCK + "(?: ?%z)?");
  private static final Pattern ISO = Pattern.compile("%Y-%m-%d[T ]" + CLOCK + "(?: ?%z|Z)?");
  private static final Pattern SECONDS = Pattern.compile("%s" + FRACTION);

  private TimePattern() {}

  /** Returns how stamps of a pattern are written, if they can be read. */
  static Optional<Notation> notation(String pattern) {
    String full = pattern.replace("%T", "%H:%M:%S").replace("%F", "%Y-%m-%d").replace("%h", "%b");
    if (CLF.matcher(full).matches()) {
      return Optional.of(Notation.CLF_TIME);
    }
    if (FINE_CLF.matcher(full).matches()) {
      return Optional.of(Notation.HAPROXY_TIME);
    }
    if (ISO.matcher(full).matches()) {
      return Optional.of(Notation.ISO_TIME);
    }
    return SECONDS.matcher(full).matches() ? Optional.of(Notation.EPOCH_SECONDS) : Optional.empty();
  }
}
