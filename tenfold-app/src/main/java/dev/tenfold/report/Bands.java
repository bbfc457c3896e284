package dev.tenfold.report;

import dev.tenfold.diagnose.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines over columns, with their intervals as bands, broken where a column has no value. */
final class Bands {
  private final Axis axis;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder band = new StringBuilder();
  private long last = -1;

  private Bands(Axis axis) {
    this.axis = axis;
  }

  /** Returns line and band of {@code values}, one a column. */
  static Bands of(Axis axis, List<@Nullable Estimate> values) {
    Bands bands = new Bands(axis);
    int from = 0;
    while (from < values.size()) {
      int to = from;
      while (to < values.size() && values.get(to) != null) {
        to++;
      }
      if (to > from) {
        bands.stretch(values, from, to);
      }
      from = to + 1;
    }
    return bands;
  }

  /** Returns the path through the values. */
  CharSequence line() {
    return line;
  }

  /** Returns the path around the intervals. */
  CharSequence band() {
    return band;
  }

  /** Returns the vertical place of the last value, −1 when there is none. */
  long last() {
    return last;
  }

  private void stretch(List<@Nullable Estimate> values, int from, int to) {
    for (int i = from; i < to; i++) {
      Estimate value = values.get(i);
      if (value != null) {
        last = Plot.y(axis, value.value());
        point(line, i == from ? 'M' : 'L', i, last);
        point(band, i == from ? 'M' : 'L', i, Plot.y(axis, value.high()));
      }
    }
    if (to == from + 1) {
      line.append("h0");
    }
    for (int i = to - 1; i >= from; i--) {
      Estimate value = values.get(i);
      if (value != null) {
        point(band, 'L', i, Plot.y(axis, value.low()));
      }
    }
    band.append('Z');
  }

  private static void point(StringBuilder path, char command, int column, long y) {
    path.append(command).append(column * Plot.UNIT + Plot.UNIT / 2).append(' ').append(y);
  }
}
