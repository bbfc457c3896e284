package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.PracticeCheck;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.TlsHandshake;
import dev.tenfold.observe.Weakness;
import dev.tenfold.units.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was recorded, as it stood at one time: no younger, and what is stale kept apart. */
final class Recorded {
  final SecurityMaterial material;
  final Instant asOf;
  final List<HttpAnswer> answers;
  final List<TlsHandshake> handshakes;
  final List<PracticeCheck> checks;
  final Reports reports;
  final Queue queue;

  Recorded(SecurityMaterial material, Instant asOf) {
    SecurityEvidence evidence = material.evidence();
    this.material = material;
    this.asOf = asOf;
    Map<String, HttpAnswer> latestAnswers = new LinkedHashMap<>();
    evidence.answers().stream()
        .filter(answer -> isFresh(answer.at()))
        .sorted(Comparator.comparing(answer -> at(answer.at())))
        .forEach(
            a -> latestAnswers.put(a.method() + " " + place(a) + " " + !a.origin().isEmpty(), a));
    this.answers = List.copyOf(latestAnswers.values());
    Map<String, TlsHandshake> latestHandshakes = new LinkedHashMap<>();
    evidence.handshakes().stream()
        .filter(handshake -> isFresh(handshake.at()))
        .sorted(Comparator.comparing(handshake -> at(handshake.at())))
        .forEach(h -> latestHandshakes.put(h.host() + " " + h.protocol(), h));
    this.handshakes = List.copyOf(latestHandshakes.values());
    Map<String, PracticeCheck> latestChecks = new LinkedHashMap<>();
    evidence.checks().stream()
        .filter(check -> isFresh(check.at()))
        .sorted(Comparator.comparing(check -> at(check.at())))
        .forEach(check -> latestChecks.put(check.name(), check));
    this.checks = List.copyOf(latestChecks.values());
    this.reports = new Reports(evidence, asOf);
    this.queue = Triage.queue(this, reports);
  }

  private static Instant at(@Nullable Instant at) {
    return at == null ? Instant.MIN : at;
  }

  private static String place(HttpAnswer answer) {
    return answer.url().isEmpty() ? answer.place().text() : answer.url();
  }

  /** Returns whether evidence of {@code at} decides anything: it is dated, there and not stale. */
  boolean isFresh(@Nullable Instant at) {
    return at != null && !at.isAfter(asOf) && !at.isBefore(asOf.minus(material.stale()));
  }

  /** Returns the newest scan of a kind that came to its end and is not stale. */
  Optional<Scan> fresh(Scan.Kind kind) {
    return reports.latest(kind).filter(scan -> isFresh(scan.at()) && scan.completed());
  }

  /** Returns why there is no fresh scan of a kind, a clause. */
  String lacking(Scan.Kind kind, String what) {
    Optional<Scan> latest = reports.latest(kind);
    if (latest.isEmpty()) {
      return "there is no report of " + what;
    }
    Scan scan = latest.get();
    Instant at = scan.at();
    if (at == null) {
      return scan.label() + " does not say when it ran";
    }
    if (!scan.completed()) {
      return scan.label() + " did not come to its end on " + Times.date(at);
    }
    return scan.label() + " ran on " + Times.date(at) + ", " + age(at) + " before";
  }

  String age(Instant at) {
    return Duration.between(at, asOf).toDays() + " d";
  }

  private boolean isAccepted(Weakness weakness) {
    return material.acceptances().stream()
        .filter(acceptance -> acceptance.isInForce(asOf))
        .map(Acceptance::id)
        .anyMatch(id -> weakness.id().equals(id) || weakness.aliases().contains(id));
  }

  /** Returns what tools found, is still so and not accepted, of the reports that are not stale. */
  List<Weakness> fresh(Collection<Weakness.Kind> kinds) {
    return open(kinds).filter(weakness -> isFresh(weakness.found())).toList();
  }

  /** Returns what tools found and is not accepted, of the reports that are stale or undated. */
  List<Weakness> stale(Collection<Weakness.Kind> kinds) {
    return open(kinds).filter(weakness -> !isFresh(weakness.found())).toList();
  }

  private Stream<Weakness> open(Collection<Weakness.Kind> kinds) {
    return reports.present().stream()
        .filter(weakness -> kinds.contains(weakness.kind()))
        .filter(weakness -> weakness.state() == Weakness.State.OPEN)
        .filter(weakness -> !isAccepted(weakness));
  }
}
