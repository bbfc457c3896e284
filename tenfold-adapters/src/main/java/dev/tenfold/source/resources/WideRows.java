package dev.tenfold.source.resources;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of all resources at a time. A column's name says what it holds:
 *
 * <ul>
 *   <li>{@code shop_cpu_seconds_total}: a counter of processor time, whose differences are what
 *       {@code shop cpu} used; there are {@code shop_processors} of them, or else {@code
 *       host_processors};
 *   <li>{@code pool_connections_active}, {@code _max} and {@code _pending}, or {@code _used},
 *       {@code _capacity} and {@code _waiting}: momentary readings of {@code pool}.
 * </ul>
 */
final class WideRows implements ResourceTable.Rows {
  static final String TOO_MANY = "more samples than can be held";
  static final String FEWER = "sample less often, or give fewer days";

  private static final String COUNTER = "_cpu_seconds_total";
  private static final String PROCESSORS = "_processors";
  private static final Map<String, ResourceRole> ENDINGS = new LinkedHashMap<>();

  /** Cells kept at most: 100 days of 8 columns every ten seconds. */
  private static final long MOST_CELLS = 8_000_000;

  /** A difference over more than so many usual stretches is left out. */
  private static final double GAP = 10;

  /** More of a resource than there is, by this factor, is a clock that jumped. */
  private static final double TOO_MUCH = 2;

  static {
    ENDINGS.put("_active", ResourceRole.USED);
    ENDINGS.put("_used", ResourceRole.USED);
    ENDINGS.put("_max", ResourceRole.CAPACITY);
    ENDINGS.put("_capacity", ResourceRole.CAPACITY);
    ENDINGS.put("_pending", ResourceRole.WAITING);
    ENDINGS.put("_waiting", ResourceRole.WAITING);
  }

  private final List<String> header;
  private final DeliveryCount<ResourceSample> count;
  private final int time;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Integer, Counter> counters = new LinkedHashMap<>();
  private long jumps;

  @SuppressWarnings("ArrayRecordComponent") // cells by column, never compared
  private record Row(Instant at, double[] numbers, Place place) {
    /** Returns the number of a column; NaN where it is empty or there is no such column. */
    private double number(int column) {
      return column < 0 ? Double.NaN : numbers[column];
    }
  }

  WideRows(List<String> header, DeliveryCount<ResourceSample> count) {
    this.header = header;
    this.count = count;
    this.time = header.indexOf("time");
  }

  static boolean fits(List<String> header) {
    return header.contains("time")
        && header.stream().anyMatch(name -> name.endsWith(COUNTER) || isUsed(name));
  }

  private static boolean isUsed(String name) {
    return name.endsWith("_active") || name.endsWith("_used");
  }

  @Override
  public void row(List<String> fields, Place place) {
    String stamp = fields.get(time).strip();
    Instant at = Stamps.read(stamp);
    if (at == null) {
      count.reject(Cells.NO_TIME, Cells.noTime(stamp, place));
      return;
    }
    if ((long) rows.size() * header.size() >= MOST_CELLS) {
      count.reject(TOO_MANY, new Problem(TOO_MANY, place.text(), FEWER));
      return;
    }
    double[] numbers = new double[header.size()];
    for (int column = 0; column < numbers.length; column++) {
      boolean told = column != time && isKnown(header.get(column));
      numbers[column] = told ? Cells.number(fields.get(column)) : Double.NaN;
      if (numbers[column] < 0) {
        count.reject(
            Cells.NO_NUMBER, Cells.noNumber(header.get(column), fields.get(column), place));
        return;
      }
    }
    rows.add(new Row(at, numbers, place));
  }

  private static boolean isKnown(String name) {
    return name.endsWith(COUNTER)
        || name.endsWith(PROCESSORS)
        || ENDINGS.keySet().stream().anyMatch(name::endsWith);
  }

  @Override
  public void end() {
    rows.sort(Comparator.comparing(Row::at));
    double longest = GAP * usualStretch();
    for (int column = 0; column < header.size(); column++) {
      if (header.get(column).endsWith(COUNTER)) {
        counters.put(column, new Counter(longest));
      }
    }
    Instant last = Instant.MIN;
    for (Row row : rows) {
      if (row.at.equals(last)) {
        count.reject(
            "the same time as another row",
            new Problem(row.at + " again", row.place.text(), "keep one row for each time"));
      } else {
        count.use(samples(row));
      }
      last = row.at;
    }
    notes();
  }

  /** Returns the median time between rows, in seconds. */
  private double usualStretch() {
    double[] stretches = new double[Math.max(0, rows.size() - 1)];
    Arrays.setAll(
        stretches, i -> Duration.between(rows.get(i).at, rows.get(i + 1).at).toNanos() / 1e9);
    Arrays.sort(stretches);
    return stretches.length == 0 ? 0 : stretches[stretches.length / 2];
  }

  private List<ResourceSample> samples(Row row) {
    List<ResourceSample> samples = new ArrayList<>();
    counters.forEach((column, counter) -> {
      double value = row.number(column);
      Counter.Stretch stretch = Double.isNaN(value) ? null : counter.next(row.at, value);
      if (stretch != null) {
        counted(samples, header.get(column), row, stretch);
      }
    });
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      double used = row.number(column);
      if (isUsed(name) && !Double.isNaN(used)) {
        String of = name.substring(0, name.lastIndexOf('_'));
        double capacity = first(row, of + "_max", of + "_capacity");
        double waiting = first(row, of + "_pending", of + "_waiting");
        String resource = words(of.endsWith("_connections") ? before(of, "_connections") : of);
        samples.add(new ResourceSample(resource, row.at, 0, used, capacity, waiting, row.place));
      }
    }
    return samples;
  }

  private void counted(
      List<ResourceSample> samples, String name, Row row, Counter.Stretch stretch) {
    String of = before(name, COUNTER);
    double processors = first(row, of + PROCESSORS, "host" + PROCESSORS);
    if (stretch.perSecond() > TOO_MUCH * processors) {
      jumps++;
      return;
    }
    samples.add(
        new ResourceSample(
            words(of) + " cpu",
            row.at,
            stretch.seconds(),
            stretch.perSecond(),
            processors,
            Double.NaN,
            row.place));
  }

  private double first(Row row, String name, String otherName) {
    double value = row.number(header.indexOf(name));
    return Double.isNaN(value) ? row.number(header.indexOf(otherName)) : value;
  }

  private static String before(String name, String ending) {
    return name.substring(0, name.length() - ending.length());
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  private void notes() {
    counters.forEach((column, counter) -> {
      if (counter.beginnings() > 0) {
        count.note(
            header.get(column)
                + " began anew "
                + times(counter.beginnings())
                + ": those stretches are left out");
      }
      if (counter.gaps() > 0) {
        count.note(
            header.get(column)
                + " was not read for long "
                + times(counter.gaps())
                + ": those stretches are left out");
      }
    });
    if (jumps > 0) {
      count.note(
          Digits.whole(jumps)
              + " stretches used more than twice the processors there are: left out, a clock jumped");
    }
    List<String> unknown =
        header.stream().filter(name -> !name.equals("time") && !isKnown(name)).toList();
    if (!unknown.isEmpty()) {
      count.note("columns that say nothing of a resource: " + String.join(", ", unknown));
    }
  }

  private static String times(long times) {
    return times == 1 ? "once" : Digits.whole(times) + " times";
  }
}
