package dev.tenfold.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.testing.NativeText;
import dev.tenfold.testing.Seeded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  private static final String DIGITS = "0123456789.-+,: smuµ/eE";

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "512, 512",
    "12345678, 12345678",
    "123456789, 123456789",
    "999999999999999999, 999999999999999999",
    "'', absent",
    "-, absent",
    "1000000000000000000, unreadable",
    "-1, unreadable",
    "12x, unreadable",
    "1234567/, unreadable",
    "1234567:, unreadable",
    "12345678:, unreadable",
    "1 2, unreadable",
  })
  void readsWholeNumbers(String text, String expected) {
    byte[] m = NativeText.of(text);
    assertThat(said(Numbers.whole(m, 0, text.length()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.057,      SECONDS, 57000000",
    "0.000,      SECONDS, 0",
    "9.999,      SECONDS, 9999000000",
    "12.5,       SECONDS, 12500000000",
    "3,          SECONDS, 3000000000",
    "+0.057,     SECONDS, 57000000",
    "0.0571234567899, SECONDS, 57123456",
    "31622400,   SECONDS, 31622400000000000",
    "31622401,   SECONDS, unreadable",
    "9223372037, SECONDS, unreadable",
    "1700000000000000, MICROS, unreadable",
    "99999999999999999999, SECONDS, unreadable",
    "-,          SECONDS, absent",
    "-1,         SECONDS, absent",
    "-0.001,     SECONDS, absent",
    "'',         SECONDS, absent",
    "+,          SECONDS, unreadable",
    ".,          SECONDS, unreadable",
    "1.2.3,      SECONDS, unreadable",
    "0.05x,      SECONDS, unreadable",
    "/.057,      SECONDS, unreadable",
    "0.0:7,      SECONDS, unreadable",
    "12,         MILLIS,  12000000",
    "0.25,       MILLIS,  250000",
    "350,        MICROS,  350000",
    "1234567,    NANOS,   1234567",
    "12ms,       WITH_UNIT, 12000000",
    "1.5s,       WITH_UNIT, 1500000000",
    "350us,      WITH_UNIT, 350000",
    "350µs,      WITH_UNIT, 350000",
    "99ns,       WITH_UNIT, 99",
    "-,          WITH_UNIT, absent",
    "12,         WITH_UNIT, unreadable",
    "12h,        WITH_UNIT, 43200000000000",
    "1m2.5s,     WITH_UNIT, 62500000000",
    "1h2m3.25s,  WITH_UNIT, 3723250000000",
    "2m0s,       WITH_UNIT, 120000000000",
    "0s,         WITH_UNIT, 0",
    "1.5µs,      WITH_UNIT, 1500",
    "8785h,      WITH_UNIT, unreadable",
    "99999999999999999h, WITH_UNIT, unreadable",
    "1m2,        WITH_UNIT, unreadable",
    "1x,         WITH_UNIT, unreadable",
    "m2s,        WITH_UNIT, unreadable",
    "ms,         WITH_UNIT, unreadable",
  })
  void readsDurations(String text, Notation notation, String expected) {
    byte[] m = NativeText.of(text);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    assertThat(said(Numbers.duration(m, 0, length, notation))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.040                 | 40000000",
        "0.004, 0.012 : 0.009  | 25000000",
        "0.004,0.012           | 16000000",
        "-, 0.012              | 12000000",
        "0.004, -              | 4000000",
        "-                     | absent",
        "-, -                  | absent",
        "''                    | absent",
        "0.000                 | 0",
        "0.004, x              | unreadable",
        "31622400, 1           | unreadable",
      })
  void addsUpstreamAttemptsUp(String text, String expected) {
    byte[] m = NativeText.of(text);
    assertThat(said(Numbers.upstream(m, 0, text.length(), Notation.SECONDS))).isEqualTo(expected);
  }

  @Seeded(cases = 3000)
  void readsEveryDecimalAsBigDecimalDoes(RandomGenerator random) {
    long units = random.nextLong() >>> (1 + random.nextInt(62));
    BigDecimal number = BigDecimal.valueOf(units, random.nextInt(10));
    String text = number.toPlainString();
    int scale = random.nextInt(10);
    BigDecimal scaled = number.movePointRight(scale).setScale(0, RoundingMode.DOWN);
    long read = Numbers.decimal(NativeText.of(text), 0, text.length(), scale);
    if (scaled.precision() <= 18) {
      assertThat(read).as(text).isEqualTo(scaled.longValueExact());
    } else {
      assertThat(read).as(text).isIn(Numbers.UNREADABLE, scaled.longValue());
    }
  }

  @Seeded(cases = 3000)
  void takesNoGarbageForANumber(RandomGenerator random) {
    StringBuilder garbage = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      garbage.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    String text = garbage.toString();
    byte[] m = NativeText.of(text);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    boolean whole = text.matches("\\d+");
    assertThat(Numbers.whole(m, 0, length) >= 0).as(text).isEqualTo(whole);
    boolean decimal = text.matches("\\+?\\d+(\\.\\d*)?");
    assertThat(Numbers.seconds(m, 0, length) >= 0).as(text).isEqualTo(decimal);
    assertThat(Numbers.duration(m, 0, length, Notation.WITH_UNIT))
        .isGreaterThanOrEqualTo(Numbers.UNREADABLE);
  }

  private static String said(long number) {
    return number == RequestLine.ABSENT
        ? "absent"
        : number == Numbers.UNREADABLE ? "unreadable" : Long.toString(number);
  }
}
