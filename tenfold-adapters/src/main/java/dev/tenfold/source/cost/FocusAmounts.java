package dev.tenfold.source.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts as exports write them: {@code 12}, {@code -0.000012}, {@code 1.2E-5}. */
final class FocusAmounts {
  private static final int LONGEST = 64;
  private static final int MOST_WHOLE_DIGITS = 15;
  private static final int MOST_DECIMALS = 40;

  private FocusAmounts() {}

  /**
   * Returns a number, or null where the text is none, or so large or small that it can be no amount
   * of anything: adding 1E+999999999 to another would take all memory.
   */
  static @Nullable BigDecimal read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
    long whole = (long) number.precision() - number.scale();
    boolean fits =
        number.signum() == 0
            ? Math.abs((long) number.scale()) <= MOST_DECIMALS
            : whole <= MOST_WHOLE_DIGITS && number.scale() <= MOST_DECIMALS;
    return fits ? number : null;
  }
}
