package dev.tenfold.source.resources;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Problem;
import java.time.Instant;
import java.util.List;

/**
 * Rows of a resource each: {@code time, resource, used} and, where known, {@code capacity}, {@code
 * waiting} and {@code seconds}, the length of the stretch that {@code used} is the mean of.
 */
final class LongRows implements ResourceTable.Rows {
  private static final List<String> NEEDED = List.of("time", "resource", "used");
  private static final int MOST_SECONDS = 86_400;

  private final List<String> header;
  private final DeliveryCount<ResourceSample> count;
  private long taken;

  LongRows(List<String> header, DeliveryCount<ResourceSample> count) {
    this.header = header;
    this.count = count;
  }

  static boolean fits(List<String> header) {
    return header.containsAll(NEEDED);
  }

  @Override
  public void row(List<String> fields, Place place) {
    String stamp = fields.get(header.indexOf("time")).strip();
    Instant at = Stamps.read(stamp);
    String resource = fields.get(header.indexOf("resource")).strip();
    if (at == null) {
      count.reject(Cells.NO_TIME, Cells.noTime(stamp, place));
      return;
    }
    if (resource.isEmpty()) {
      count.reject(
          "no resource",
          new Problem("the resource has no name", place.text(), "name it: shop cpu"));
      return;
    }
    double[] numbers = new double[4];
    List<String> columns = List.of("used", "capacity", "waiting", "seconds");
    for (int i = 0; i < numbers.length; i++) {
      int column = header.indexOf(columns.get(i));
      numbers[i] = column < 0 ? Double.NaN : Cells.number(fields.get(column));
      if (numbers[i] < 0) {
        count.reject(Cells.NO_NUMBER, Cells.noNumber(columns.get(i), fields.get(column), place));
        return;
      }
    }
    double seconds = Double.isNaN(numbers[3]) ? 0 : numbers[3];
    if (seconds > MOST_SECONDS) {
      count.reject(
          "a stretch longer than a day",
          new Problem("seconds is " + numbers[3], place.text(), "sample more often"));
    } else if (taken >= Readings.MOST) {
      count.reject(WideRows.TOO_MANY, new Problem(WideRows.TOO_MANY, place.text(), WideRows.FEWER));
    } else {
      take(new ResourceSample(resource, at, seconds, numbers[0], numbers[1], numbers[2], place));
    }
  }

  private void take(ResourceSample sample) {
    boolean known = !Double.isNaN(sample.used());
    taken += known ? 1 : 0;
    count.use(known ? List.of(sample) : List.of());
  }

  @Override
  public void end() {
    // Rows stand alone.
  }
}
