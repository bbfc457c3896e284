package dev.tenfold.engage;

import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.observe.Spend;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each source but the access logs gave: records, refusals, and the time they tell of. */
final class SourceTable {
  private SourceTable() {}

  static List<Exhibit> of(Engagement engagement, DeclaredFacts facts) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Source source : engagement.sources()) {
      if (source.kind() != Source.Kind.ACCESS_LOG) {
        rows.add(row(source, facts.of(source)));
      }
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Exhibit.Table(
                "Sources",
                "tenfold -C FOLDER collect --why SOURCE lists samples of what was refused.",
                List.of("source", "kind", "read", "used", "refused", "first", "last"),
                rows));
  }

  private static List<Cell> row(Source source, List<Kept<?>> kept) {
    long read = kept.stream().mapToLong(each -> each.delivery().read()).sum();
    long used = kept.stream().mapToLong(each -> each.delivery().used()).sum();
    Optional<Instant> first = times(kept).min(Comparator.naturalOrder());
    Optional<Instant> last = times(kept).max(Comparator.naturalOrder());
    String kind = source.kind().words();
    return List.of(
        Cell.of(source.name()),
        Cell.of(kind),
        Cell.of(kept.isEmpty() ? "nothing collected" : Digits.whole(read)),
        Cell.of(Digits.whole(used)),
        Cell.of(Digits.whole(read - used)),
        Cell.of(first.map(Times::stamp).orElse("")),
        Cell.of(last.map(Times::stamp).orElse("")));
  }

  private static Stream<Instant> times(List<Kept<?>> kept) {
    return kept.stream()
        .flatMap(each -> each.delivery().facts().stream())
        .flatMap(fact -> Stream.ofNullable(time(fact)));
  }

  private static @Nullable Instant time(Object fact) {
    return switch (fact) {
      case Commit commit -> commit.committed();
      case Deployment deployment -> deployment.finished();
      case Incident incident -> incident.began();
      case Spend spend -> spend.from();
      case ResourceSample sample -> sample.at();
      case Vital vital -> vital.at();
      case VitalAggregate views -> views.from();
      default -> null;
    };
  }
}
