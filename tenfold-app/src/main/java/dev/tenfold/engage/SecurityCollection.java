package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.engagement.Source;
import dev.tenfold.source.security.HeaderReading;
import dev.tenfold.source.security.HostProbe;
import dev.tenfold.source.security.HostQuestions;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what tools reported, and asks the addresses that the engagement names for headers and
 * handshakes. Answers are kept a day at a time, so that what changed can be told; a host that does
 * not answer is told, and what it answered before stays.
 */
final class SecurityCollection {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Path folder;
  private final FactStore store;
  private final Instant now;

  /**
   * @param folder the workspace, to which paths are relative
   * @param now the day that answers are kept as
   */
  SecurityCollection(Path folder, FactStore store, Instant now) {
    this.folder = folder;
    this.store = store;
    this.now = now;
  }

  SourceReport collect(Source source) {
    SourceReport.Count count = new SourceReport.Count(source);
    new SourceCollection(folder, store).collect(source, Readers.of(source.kind()), count);
    Set<String> names = source.hosts().stream().map(URI::getHost).collect(Collectors.toSet());
    Set<String> silent = new HashSet<>();
    try (HostProbe probe = new HostProbe(names, InstantSource.fixed(now), TIMEOUT)) {
      for (URI address : source.hosts()) {
        if (silent.contains(address.getAuthority())) {
          continue;
        }
        HeaderReading reading = new HostQuestions(probe).ask(address);
        if (isSilent(reading)) {
          silent.add(address.getAuthority());
          count.fail(List.of(silent(address)));
        } else {
          keep(source, address, reading, count);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Problem problem =
          new Problem("asking hosts was interrupted", "source " + source.name(), "collect again");
      throw new TenfoldException(TenfoldException.Kind.EXTERNAL, List.of(problem));
    }
    return count.report();
  }

  private static boolean isSilent(HeaderReading reading) {
    return reading.handshakes().isEmpty()
        && reading.answers().facts().stream().allMatch(answer -> answer.status() == 0);
  }

  private static Problem silent(URI address) {
    return new Problem(
        "this host gives no answer that can be read, within "
            + TIMEOUT.toSeconds()
            + " s each; what it answered before stays",
        address.toString(),
        "let this machine reach it, or mend hosts in engagement.yaml");
  }

  private static String place(URI address, String day) {
    return address + " on " + day;
  }

  /** Returns whether a place is a day's answer of a host that a source names. */
  static boolean isAnswer(Source source, String place) {
    return source.hosts().stream().anyMatch(address -> place.startsWith(place(address, "")));
  }

  private void keep(Source source, URI address, HeaderReading reading, SourceReport.Count count) {
    String day = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
    Origin origin = new Origin(source.name(), place(address, day));
    Delivery<SecurityFile> delivery =
        Readers.as(reading.answers(), new SecurityFile(null, reading));
    store.keep(origin, SecurityFile.class, delivery);
    count.add(delivery);
    count.isAdded();
  }
}
