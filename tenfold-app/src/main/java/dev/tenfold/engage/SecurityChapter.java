package dev.tenfold.engage;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.security.Acceptance;
import dev.tenfold.diagnose.security.AttackCount;
import dev.tenfold.diagnose.security.AttackEvidence;
import dev.tenfold.diagnose.security.Exclusion;
import dev.tenfold.diagnose.security.SecurityDiagnosis;
import dev.tenfold.diagnose.security.SecurityEvidence;
import dev.tenfold.diagnose.security.SecurityMaterial;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Security;
import dev.tenfold.verdict.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The chapter on security: what is declared of the product, what was recorded, and its log. */
public final class SecurityChapter {
  private static final Duration WEEK = Duration.ofDays(7);

  private final Engagement engagement;
  private final Path folder;
  private final Material logs;
  private final Instant now;

  /**
   * @param folder the workspace, to which paths are relative
   * @param now no evidence is from later
   */
  public SecurityChapter(Engagement engagement, Path folder, Material logs, Instant now) {
    this.engagement = engagement;
    this.folder = folder;
    this.logs = logs;
    this.now = now;
  }

  /**
   * Returns the chapter as of the latest evidence that is not from the future, but not before the
   * end of {@code window}.
   */
  Chapter of(List<SecurityFile> files, Window window) {
    SecurityEvidence evidence = SecurityFacts.evidence(files, attacks());
    Window posture = asOf(evidence, window);
    Security declared = engagement.security();
    StandardTexts texts = StandardTexts.read(folder, declared.texts());
    Chapter chapter =
        SecurityDiagnosis.of(
            new SecurityMaterial(
                posture,
                SecurityFacts.declared(engagement.product().facts(), declared),
                evidence,
                declared.accepted().stream().map(SecurityChapter::acceptance).toList(),
                declared.notApplicable().stream()
                    .map(each -> new Exclusion(each.id(), each.reason()))
                    .toList(),
                texts.byId(),
                SecurityMaterial.STALE));
    List<String> notes = new ArrayList<>(chapter.notes());
    notes.addAll(texts.notes());
    today(posture.to(), notes);
    return new Chapter(
        chapter.card(), chapter.indicators(), chapter.findings(), chapter.exhibits(), notes);
  }

  /** Says what has changed by the calendar alone since the day that the posture is told for. */
  private void today(Instant told, List<String> notes) {
    if (Duration.between(told, now).compareTo(WEEK) < 0) {
      return;
    }
    LocalDate then = LocalDate.ofInstant(told, ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    notes.add(
        "This is how it stood on "
            + then
            + ", when the latest evidence was recorded; today, "
            + today
            + ", more may be late.");
    for (Security.AcceptedRisk risk : engagement.security().accepted()) {
      if (!risk.expires().isBefore(then) && risk.expires().isBefore(today)) {
        notes.add(
            risk.id()
                + " was accepted until "
                + risk.expires()
                + ", which is over by today: with evidence of today it counts again.");
      }
    }
  }

  private static Acceptance acceptance(Security.AcceptedRisk risk) {
    String decision = risk.decision().isEmpty() ? "" : " (" + risk.decision() + ")";
    return new Acceptance(
        risk.id(), risk.reason() + decision, risk.owner(), risk.decided(), risk.expires());
  }

  private AttackEvidence attacks() {
    String source =
        logs.logs().size() == 1 ? logs.logs().getFirst().name() : logs.logs().size() + " logs";
    return AttackCount.of(source, logs.aggregate(), logs.typed());
  }

  private Window asOf(SecurityEvidence evidence, Window window) {
    Instant end =
        Stream.of(
                evidence.scans().stream().map(scan -> scan.at()),
                evidence.answers().stream().map(answer -> answer.at()),
                evidence.handshakes().stream().map(handshake -> handshake.at()))
            .flatMap(times -> times)
            .filter(Objects::nonNull)
            .filter(time -> !time.isAfter(now))
            .map(time -> time.plusSeconds(1))
            .max(Instant::compareTo)
            .orElse(window.to());
    Duration length = window.length();
    return end.isAfter(window.to()) ? new Window(end.minus(length), end) : window;
  }
}
