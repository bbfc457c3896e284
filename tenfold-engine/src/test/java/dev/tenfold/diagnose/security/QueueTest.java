package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueTest {
  private static final Instant SEPTEMBER = Instant.parse("2026-09-20T00:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-10-02T00:00:00Z");
  private static final Instant NOVEMBER = Instant.parse("2026-11-20T00:00:00Z");
  private static final String B = "pkg:npm/b@1";

  @Test
  void the_same_vulnerability_by_any_name_and_tool_is_one_row() {
    Queue queue =
        new Posture()
            .scan(Scan.Kind.COMPONENTS, "Trivy", NOVEMBER)
            .weakness("CVE-2024-0001", B, "Trivy", NOVEMBER)
            .weakness("GHSA-x", Set.of("CVE-2024-0001"), B, "OSV", null)
            .weakness("GHSA-x", B, "Grype", OCTOBER)
            .weakness("CVE-2024-0001", "b@1", "Sarif", null)
            .weakness("CVE-2024-0001", "pkg:npm/c@1", "Trivy", NOVEMBER)
            .queue();
    assertThat(queue.open()).hasSize(2);
    QueueRow row = queue.open().getFirst();
    assertThat(row.id()).isEqualTo("CVE-2024-0001");
    assertThat(row.component()).isEqualTo(B);
    assertThat(row.tools()).hasSize(4);
    assertThat(row.firstSeen()).isEqualTo(OCTOBER);
  }

  @Test
  void an_advisory_over_several_vulnerabilities_joins_none_of_them() {
    Queue queue =
        new Posture()
            .weakness("CVE-2024-0001", B, "Trivy", NOVEMBER)
            .weakness("CVE-2024-0002", B, "Trivy", NOVEMBER)
            .weakness("DSA-1", Set.of("CVE-2024-0001", "CVE-2024-0002"), B, "OSV", NOVEMBER)
            .queue();
    assertThat(queue.open())
        .extracting(QueueRow::id)
        .containsExactly("CVE-2024-0001", "CVE-2024-0002", "DSA-1");
  }

  @Test
  void what_the_newest_report_of_a_tool_does_not_have_is_gone() {
    Posture posture =
        new Posture()
            .scan(Scan.Kind.COMPONENTS, "Trivy", OCTOBER)
            .weakness("CVE-2024-0001", B, "Trivy", OCTOBER)
            .weakness("CVE-2024-0002", B, "Trivy", OCTOBER)
            .scan(Scan.Kind.COMPONENTS, "Trivy", NOVEMBER)
            .weakness("CVE-2024-0002", B, "Trivy", NOVEMBER);
    assertThat(posture.queue().open())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.id()).isEqualTo("CVE-2024-0002");
          assertThat(row.firstSeen()).isEqualTo(OCTOBER);
        });
  }

  @Test
  void an_upgrade_that_does_not_help_does_not_set_the_clock_back() {
    Queue queue =
        new Posture()
            .scan(Scan.Kind.COMPONENTS, "Trivy", OCTOBER)
            .weakness("CVE-1", B, "Trivy", OCTOBER)
            .scan(Scan.Kind.COMPONENTS, "Trivy", NOVEMBER)
            .weakness("CVE-1", "pkg:npm/b@1.1", "Trivy", NOVEMBER)
            .queue();
    assertThat(queue.open())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.component()).isEqualTo("pkg:npm/b@1.1");
          assertThat(row.firstSeen()).isEqualTo(OCTOBER);
        });
  }

  /** Not in KEV, exposed, automatable, total: 3 days. Seen on 20 November, told for 1 December. */
  @Test
  void days_overdue_count_from_when_it_was_first_seen() {
    Queue queue =
        new Posture()
            .scan(Scan.Kind.EXPLOITED, "KEV", NOVEMBER)
            .scan(Scan.Kind.COMPONENTS, "Trivy", NOVEMBER)
            .weakness("CVE-2024-0001", B, "Trivy", NOVEMBER)
            .threat("CVE-2024-0001", null, true, true)
            .queue();
    QueueRow row = queue.open().getFirst();
    assertThat(row.answers().exploited()).isFalse();
    assertThat(row.range().words()).isEqualTo("3 d");
    assertThat(row.overdueDays(Posture.NOVEMBER.to())).isEqualTo(8);
  }

  /** Exploited, exposed, not automatable, partial: 14 days, from the listing of 10 November. */
  @Test
  void what_was_listed_as_exploited_later_counts_from_then() {
    Queue queue =
        new Posture()
            .weakness("CVE-2024-0001", B, "Trivy", SEPTEMBER)
            .threat("CVE-2024-0001", LocalDate.of(2026, 11, 10), false, false)
            .queue();
    assertThat(queue.open().getFirst().overdueDays(Posture.NOVEMBER.to())).isEqualTo(7);
    Queue before =
        new Posture()
            .weakness("CVE-2024-0001", B, "Trivy", SEPTEMBER)
            .threat("CVE-2024-0001", LocalDate.of(2026, 12, 10), false, false)
            .queue();
    assertThat(before.open().getFirst().answers().exploited()).isNull();
  }

  @Test
  void open_questions_make_overdue_a_range_and_no_date_makes_it_unknown() {
    QueueRow row = new Posture().weakness("CVE-1", B, "Trivy", OCTOBER).queue().open().getFirst();
    assertThat(row.answers().open())
        .containsExactly("exploited", "automatable", "technical impact");
    assertThat(row.overdueDays(Posture.NOVEMBER.to())).isZero();
    assertThat(row.overdueAtWorst(Posture.NOVEMBER.to())).isEqualTo(57);
    QueueRow undated = new Posture().weakness("CVE-1", B, "Trivy", null).queue().open().getFirst();
    assertThat(undated.start()).isNull();
    assertThat(undated.overdueAtWorst(Posture.NOVEMBER.to())).isZero();
  }

  @Test
  void vex_comes_first_and_the_latest_statement_counts() {
    Posture posture =
        new Posture()
            .weakness("CVE-1", B, "Trivy", NOVEMBER)
            .statement("CVE-1", B, State.NOT_AFFECTED, OCTOBER);
    assertThat(posture.queue().open()).isEmpty();
    assertThat(posture.queue().closed())
        .singleElement()
        .satisfies(row -> assertThat(row.state()).isEqualTo(State.NOT_AFFECTED));
    posture.statement("CVE-1", B, State.OPEN, NOVEMBER);
    assertThat(posture.queue().open()).hasSize(1);
  }

  @Test
  void a_statement_holds_for_all_versions_or_the_whole_product_or_nothing() {
    assertThat(said("pkg:npm/b").closed()).hasSize(1);
    assertThat(said("shop").closed()).hasSize(1);
    Queue elsewhere = said("pkg:npm/b@2");
    assertThat(elsewhere.open()).hasSize(1);
    assertThat(elsewhere.unmatched()).isEqualTo(1);
  }

  private static Queue said(String subject) {
    return new Posture()
        .scan(Scan.Kind.COMPONENTS, "Trivy", NOVEMBER)
        .weakness("CVE-1", B, "Trivy", NOVEMBER)
        .statement("CVE-1", subject, State.NOT_AFFECTED, NOVEMBER)
        .queue();
  }

  @Test
  void a_statement_that_something_is_vulnerable_is_a_report_too() {
    Queue queue = new Posture().statement("CVE-1", "acme", State.OPEN, NOVEMBER).queue();
    assertThat(queue.open()).extracting(QueueRow::component).containsExactly("acme");
  }

  @Test
  void an_accepted_vulnerability_comes_back_when_its_time_is_over() {
    Posture posture = new Posture().weakness("GHSA-x", Set.of("CVE-2024-0001"), B, "OSV", NOVEMBER);
    assertThat(posture.accept("GHSA-x", LocalDate.of(2026, 12, 1)).queue().open()).isEmpty();
    Posture over =
        new Posture()
            .weakness("GHSA-x", Set.of("CVE-2024-0001"), B, "OSV", NOVEMBER)
            .accept("CVE-2024-0001", LocalDate.of(2026, 11, 30));
    assertThat(over.queue().open()).hasSize(1);
  }
}
