package dev.tenfold.diagnose.velocity;

import static dev.tenfold.diagnose.velocity.Facts.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.verdict.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendStripsTest {
  /** In weeks 1, 2 and 4: 4, 2 and 8 deployments, of which 4, 0 and 5 fail; none in week 3. */
  private static Read told() {
    Facts facts = new Facts();
    facts.deploy("before", facts.commit("root", -50, -49), -48);
    for (int i = 0; i < 14; i++) {
      double week = i < 4 ? 0 : i < 6 ? 168 : 504;
      double at = week + 40 + 10 * (i < 4 ? i : i < 6 ? i - 4 : i - 6);
      double merged = at - (i < 4 ? 1 : i < 6 ? 2 : 5);
      facts.deploy("d" + i, facts.commit("change " + i, merged - 1, merged), at);
      if (i < 4 || i >= 9) {
        facts.incident("i" + i, at + 0.5, i < 13 ? (Double) (at + i + 1) : null, "d" + i);
      }
    }
    return new Read(facts);
  }

  @Test
  void the_measures_are_told_week_by_week() {
    Read read = told();
    assertThat(strip(read, "deployment frequency, by week").points())
        .extracting(Point::value)
        .as("a week without any is 0")
        .containsExactly(4.0, 2.0, 0.0, 8.0);
    Exhibit.Series lead = strip(read, "change lead time, merged to deployed, p50, by week");
    assertThat(lead.unit()).isEqualTo(Unit.SPAN);
    assertThat(lead.points())
        .as("a week of which nothing is known is a gap")
        .containsExactly(point(0, 3600), point(168, 7200), point(504, 18_000));
    assertThat(strip(read, "change fail rate, stated, by week").points())
        .containsExactly(point(0, 1), point(168, 0), point(504, 0.625));
    assertThat(strip(read, "failed deployment recovery time, p50, by week").points())
        .as("after 1, 2, 3 and 4 h; then after 10 to 13 h, and one that lasts")
        .containsExactly(point(0, 2 * 3600), point(504, 12 * 3600));
  }

  @Test
  void how_many_facts_a_week_rests_on_is_told() {
    Indicator recovery = told().indicator("failed deployment recovery time, p50");
    assertThat(recovery.trend()).extracting(TrendPoint::n).containsExactly(4L, 0L, 0L, 5L);
  }

  @Test
  void a_week_whose_failures_mostly_last_has_no_recovery_time() {
    Facts facts = new Facts();
    for (int i = 0; i < 20; i++) {
      double at = i < 18 ? 40 + 5 * i : 200 + i;
      facts.deploy("d" + i, facts.commit("change " + i, at - 2, at - 1), at);
      facts.incident("i" + i, at + 0.5, i < 18 ? (Double) (at + 1) : null, "d" + i);
    }
    assertThat(new Read(facts).indicator("failed deployment recovery time, p50").trend())
        .extracting(TrendPoint::value)
        .containsExactly(3600.0, Double.NaN, Double.NaN, Double.NaN);
  }

  private static Point point(double hour, double value) {
    return new Point(hour(hour), value, Double.NaN, Double.NaN);
  }

  private static Exhibit.Series strip(Read read, String title) {
    List<Exhibit> all = read.chapter.exhibits();
    return all.stream()
        .filter(Exhibit.Series.class::isInstance)
        .map(Exhibit.Series.class::cast)
        .filter(series -> series.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError(title + " is not among " + all));
  }
}
