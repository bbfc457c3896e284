package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.security.ProductFacts.DataClass;
import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import dev.tenfold.observe.TlsHandshake;
import dev.tenfold.observe.Weakness;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evidence of a shop, added a piece at a time. November 2026 is the window. */
final class Posture {
  static final Window NOVEMBER =
      new Window(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
  static final Instant LATE = Instant.parse("2026-11-30T00:00:00Z");

  private final List<Weakness> weaknesses = new ArrayList<>();
  private final List<Scan> scans = new ArrayList<>();
  private final List<Threat> threats = new ArrayList<>();
  private final List<HttpAnswer> answers = new ArrayList<>();
  private final List<TlsHandshake> handshakes = new ArrayList<>();
  private final List<Acceptance> acceptances = new ArrayList<>();
  private final List<Exclusion> exclusions = new ArrayList<>();
  private @Nullable AttackEvidence attacks;
  private ProductFacts facts = facts(Set.of(DataClass.PERSONAL), true);

  static ProductFacts facts(Set<DataClass> data, @Nullable Boolean internetFacing) {
    return new ProductFacts(data, internetFacing, false, false, Set.of(), Set.of(), Set.of());
  }

  Posture facts(ProductFacts other) {
    facts = other;
    return this;
  }

  Posture scan(Scan.Kind kind, String tool, @Nullable Instant at) {
    return scan(kind, tool, "shop", at);
  }

  Posture scan(Scan.Kind kind, String tool, String subject, @Nullable Instant at) {
    scans.add(new Scan(kind, tool, "1", at, subject, true, 0, "ab", new Place(tool + at, 0)));
    return this;
  }

  Posture found(Weakness.Kind kind, String id, String tool, @Nullable Instant at) {
    weaknesses.add(weakness(kind, id, Set.of(), "a.yaml", tool, at, Weakness.State.OPEN, ""));
    return this;
  }

  Posture weakness(String id, String purl, String tool, @Nullable Instant at) {
    return weakness(id, Set.of(), purl, tool, at);
  }

  Posture weakness(String id, Set<String> aliases, String purl, String tool, @Nullable Instant at) {
    weaknesses.add(
        weakness(Weakness.Kind.COMPONENT, id, aliases, purl, tool, at, Weakness.State.OPEN, "2"));
    return this;
  }

  Posture statement(String id, String purl, Weakness.State state, Instant at) {
    weaknesses.add(weakness(Weakness.Kind.COMPONENT, id, Set.of(), purl, "VEX", at, state, ""));
    return scan(Scan.Kind.STATEMENTS, "VEX", at);
  }

  Posture code(String rule, Set<String> cwes, String severity, Instant at) {
    Weakness w =
        weakness(
            Weakness.Kind.CODE, rule, Set.of(), "A.java:1", "Lint", at, Weakness.State.OPEN, "");
    weaknesses.add(
        new Weakness(
            w.id(),
            w.aliases(),
            cwes,
            w.kind(),
            w.subject(),
            severity,
            null,
            "",
            w.state(),
            "",
            w.tool(),
            at,
            w.place()));
    return this;
  }

  private static Weakness weakness(
      Weakness.Kind kind,
      String id,
      Set<String> aliases,
      String purl,
      String tool,
      @Nullable Instant at,
      Weakness.State state,
      String fixedIn) {
    return new Weakness(
        id,
        aliases,
        Set.of(),
        kind,
        purl,
        "high",
        7.5,
        fixedIn,
        state,
        "because",
        tool + " 1",
        at,
        new Place(tool + at, 0));
  }

  Posture threat(
      String id,
      @Nullable LocalDate listed,
      @Nullable Boolean automatable,
      @Nullable Boolean total) {
    Boolean exploited = listed == null ? null : true;
    threats.add(
        new Threat(
            id, exploited, listed, null, null, automatable, total, "x", new Place("kev", 0)));
    return this;
  }

  Posture answer(String url, int status, String... headers) {
    return answer("GET", url, "", status, headers);
  }

  Posture answer(String method, String url, String origin, int status, String... headers) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      fields.computeIfAbsent(headers[i], any -> new ArrayList<>()).add(headers[i + 1]);
    }
    answers.add(new HttpAnswer(method, url, origin, status, LATE, fields, new Place("headers", 1)));
    return this;
  }

  Posture handshake(String protocol, boolean accepted, Instant notAfter) {
    handshakes.add(
        new TlsHandshake(
            "shop.example",
            protocol,
            "TLS_AES_128_GCM_SHA256",
            accepted,
            notAfter,
            true,
            null,
            null,
            LATE,
            new Place("tls", 1)));
    return this;
  }

  Posture attacks(AttackEvidence counted) {
    attacks = counted;
    return this;
  }

  Posture accept(String id, LocalDate until) {
    acceptances.add(new Acceptance(id, "known", "Ada", until.minusDays(60), until));
    return this;
  }

  Posture exclude(String id) {
    exclusions.add(new Exclusion(id, "not ours"));
    return this;
  }

  SecurityMaterial material() {
    SecurityEvidence evidence =
        new SecurityEvidence(
            weaknesses, scans, List.of(), List.of(), threats, answers, handshakes, attacks);
    return new SecurityMaterial(
        NOVEMBER, facts, evidence, acceptances, exclusions, Map.of(), Duration.ofDays(90));
  }

  Queue queue() {
    return new Recorded(material(), NOVEMBER.to()).queue;
  }

  State state(String requirement) {
    SecurityMaterial material = material();
    return Assessment.of(material, new Recorded(material, NOVEMBER.to())).decisions().stream()
        .filter(decision -> decision.requirement().id().equals(requirement))
        .map(Decision::state)
        .findFirst()
        .orElseThrow();
  }
}
