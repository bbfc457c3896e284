package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import java.util.List;

/** Looks things up in a chapter. */
final class Read {
  final Chapter chapter;

  Read(Facts facts) {
    this(facts.material());
  }

  Read(VelocityMaterial material) {
    this.chapter = VelocityDiagnosis.of(material);
  }

  Indicator indicator(String name) {
    return chapter.indicators().stream()
        .filter(each -> each.value().subject().indicator().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " among " + names()));
  }

  private List<String> names() {
    return chapter.indicators().stream().map(e -> e.value().subject().indicator()).toList();
  }

  Measured measured(String name) {
    return switch (indicator(name).value()) {
      case Measured measured -> measured;
      case Missing missing -> throw new AssertionError(name + " is missing: " + missing.why());
    };
  }

  double value(String name) {
    return measured(name).value();
  }

  /** Returns a number of a service. */
  double valueOf(String scope, String name) {
    return chapter.indicators().stream()
        .map(Indicator::value)
        .filter(value -> value.subject().indicator().equals(name))
        .filter(value -> value.subject().scope().equals(scope))
        .map(value -> value instanceof Measured measured ? measured.value() : Double.NaN)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " of " + scope));
  }

  String why(String name) {
    Measurement value = indicator(name).value();
    return value instanceof Missing missing ? missing.why() : "measured: " + value;
  }

  List<String> findings() {
    return chapter.findings().stream().map(Finding::kind).toList();
  }

  /** Returns a column of the table of deployments, the latest first. */
  List<String> column(String name) {
    Exhibit.Table table =
        chapter.exhibits().stream()
            .filter(Exhibit.Table.class::isInstance)
            .map(Exhibit.Table.class::cast)
            .filter(each -> each.title().startsWith("Deployments to production"))
            .findFirst()
            .orElseThrow();
    int column = table.columns().indexOf(name);
    return table.rows().stream().map(row -> text(row.get(column))).toList();
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> text.text();
      case Cell.Value value ->
          value.value() instanceof Measured measured ? String.valueOf(measured.value()) : "?";
    };
  }
}
