package dev.tenfold.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.testing.NativeText;
import dev.tenfold.testing.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampDecoderTest {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final StampDecoder utc = new StampDecoder(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "10/Oct/2000:13:55:36 -0700, 2000-10-10T20:55:36Z",
    "31/Dec/2016:23:59:60 +0000, 2017-01-01T00:00:00Z", // a leap second
    "29/Feb/2024:00:00:00 +0530, 2024-02-28T18:30:00Z",
    "01/Jan/1970:00:00:00 +0000, 1970-01-01T00:00:00Z",
    "17/May/2015:10:05:03 +1245, 2015-05-16T21:20:03Z",
    "17/May/2015:10:05:03 -0000, 2015-05-17T10:05:03Z",
  })
  void decodesTheCommonLogFormat(String text, Instant instant) {
    assertThat(Instant.ofEpochMilli(clf(utc, text))).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10/Okt/2000:13:55:36 -0700",
        "10/oct/2000:13:55:36 -0700",
        "32/Oct/2000:13:55:36 -0700",
        "30/Feb/2000:13:55:36 -0700",
        "29/Feb/2023:13:55:36 -0700",
        "00/Oct/2000:13:55:36 -0700",
        "10/Oct/2000:24:00:00 -0700",
        "10/Oct/2000:13:60:36 -0700",
        "10/Oct/2000:13:55:61 -0700",
        "10/Oct/2000:13:55:36 =0700",
        "10/Oct/2000:13:55:36  0700",
        "10/Oct/2000:13:55:36 -07:0",
        "10-Oct-2000:13:55:36 -0700",
        "10/Oct/2000\n13:55:36 -0700",
        "10/Oct/2000:13:55\n36 -0700",
        "1 /Oct/2000:13:55:36 -0700",
        "10/Oct/1969:13:55:36 -0700",
        "10/Oct/9999:13:55:36 -0700",
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        "ÿÿÿÿÿÿÿÿÿÿÿÿÿ",
        "10/Oct/2000:13:55:3",
        "",
      })
  void refusesWhatIsNoStampWhateverWasDecodedBefore(String text) {
    clf(utc, "10/Oct/2000:13:55:36 -0700");
    assertThat(clf(utc, text + "\n")).isEqualTo(StampDecoder.UNREADABLE);
    assertThat(clf(new StampDecoder(ZoneOffset.UTC), text + "\n"))
        .isEqualTo(StampDecoder.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "10/Oct/2000:13:55:37 -0700, 2000-10-10T20:55:37Z",
    "10/Oct/2001:13:55:36 -0700, 2001-10-10T20:55:36Z",
    "10/Oct/2000:13:55:36 -0800, 2000-10-10T21:55:36Z",
    "10/Oct/2000:13:55:36 +0700, 2000-10-10T06:55:36Z",
    "10/Oct/2000:13:55:36 -0730, 2000-10-10T21:25:36Z",
    "10/Oct/2000:14:55:36 -0700, 2000-10-10T21:55:36Z",
    "10/Oct/2000:13:56:36 -0700, 2000-10-10T20:56:36Z",
    "10/Nov/2000:13:55:36 -0700, 2000-11-10T20:55:36Z",
    "11/Oct/2000:13:55:36 -0700, 2000-10-11T20:55:36Z",
  })
  void isNotMisledByTheMinuteItKeeps(String text, Instant instant) {
    clf(utc, "10/Oct/2000:13:55:36 -0700");
    assertThat(Instant.ofEpochMilli(clf(utc, text))).isEqualTo(instant);
  }

  @Seeded(cases = 20)
  void agreesWithTheLibraryOnEveryNotation(RandomGenerator random) {
    StampDecoder decoder = new StampDecoder(BERLIN);
    OffsetDateTime time = at(random.nextLong(4_000_000_000L), random);
    for (int i = 0; i < 200; i++) {
      time =
          random.nextInt(4) == 0
              ? at(random.nextLong(4_000_000_000L), random)
              : time.plusSeconds(random.nextInt(90));
      long millis = time.toInstant().toEpochMilli();
      assertThat(clf(decoder, CLF.format(time))).as("%s", time).isEqualTo(millis);
      String iso = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").format(time);
      assertThat(iso(decoder, iso)).as(iso).isEqualTo(millis);
      assertThat(iso(decoder, iso.replace('T', ' '))).as(iso).isEqualTo(millis);
      assertThat(epoch(millis + "000000", Notation.EPOCH_NANOS)).isEqualTo(millis);
      assertThat(epoch(millis + "000", Notation.EPOCH_MICROS)).isEqualTo(millis);
      assertThat(epoch(Long.toString(millis), Notation.EPOCH_MILLIS)).isEqualTo(millis);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2018-07-02T22:23:00.186641Z,     2018-07-02T22:23:00.186Z",
    "2018-07-02T22:23:00Z,            2018-07-02T22:23:00Z",
    "2018-07-02 22:23:00,             2018-07-02T22:23:00Z",
    "2018-07-02T22:23,                2018-07-02T22:23:00Z",
    "'2018-07-02T22:23:00,5',         2018-07-02T22:23:00.500Z",
    "2018-07-02T22:23:00+02:00,       2018-07-02T20:23:00Z",
    "2018-07-02T22:23:00 +0200,       2018-07-02T20:23:00Z",
    "2018-07-02T22:23:00-02,          2018-07-03T00:23:00Z",
    "2018-12-31T23:59:60Z,            2019-01-01T00:00:00Z",
  })
  void decodesIso8601(String text, Instant instant) {
    assertThat(Instant.ofEpochMilli(iso(utc, text))).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018-07-02",
        "2018-07-02T22:23:0",
        "2018-07-02T22:23:00X",
        "2018-07-02T22:23:00+2",
        "2018-13-02T22:23:00Z",
        "2018-02-30T22:23:00Z",
        "2018/07/02T22:23:00Z",
        "2018-07-02x22:23:00Z",
        "9999-07-02T22:23:00Z",
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0:01",
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
      })
  void refusesWhatIsNotIso8601(String text) {
    assertThat(iso(utc, text)).isEqualTo(StampDecoder.UNREADABLE);
    iso(utc, "2018-07-02T22:23:00Z");
    assertThat(iso(utc, text)).isEqualTo(StampDecoder.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-30T01:59:59, 2025-03-30T00:59:59Z", // winter
    "2025-03-30T02:30:00, 2025-03-30T01:30:00Z", // in the gap: a clock not yet put forward
    "2025-03-30T03:00:00, 2025-03-30T01:00:00Z", // summer
    "2025-10-26T01:59:59, 2025-10-25T23:59:59Z",
    "2025-10-26T02:30:00, 2025-10-26T00:30:00Z", // twice on the clock: the first
    "2025-10-26T03:00:00, 2025-10-26T02:00:00Z",
  })
  void readsClocksOfAZoneThatSavesDaylight(String text, Instant instant) {
    StampDecoder berlin = new StampDecoder(BERLIN);
    assertThat(Instant.ofEpochMilli(iso(berlin, text))).isEqualTo(instant);
  }

  @Test
  void decodesDateAndClockOfALineInEitherOrder() {
    byte[] m = NativeText.of("2026-03-12 17:00:00.363");
    assertThat(utc.date(m, 0, 10)).isEqualTo(Instant.parse("2026-03-12T00:00:00Z").toEpochMilli());
    Instant instant = Instant.parse("2026-03-12T17:00:00.363Z");
    assertThat(utc.clock(m, 11, 23)).isEqualTo(instant.toEpochMilli());
    assertThat(new StampDecoder(ZoneOffset.UTC).clock(m, 11, 23))
        .isEqualTo(StampDecoder.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "1512345678.123,      EPOCH_SECONDS, 1512345678123",
    "1512345678,          EPOCH_SECONDS, 1512345678000",
    "1512345678123,       EPOCH_MILLIS,  1512345678123",
    "1512345678123456,    EPOCH_MICROS,  1512345678123",
    "1512345678123456789, EPOCH_NANOS,   1512345678123",
  })
  void decodesCountsSince1970(String text, Notation notation, long millis) {
    assertThat(epoch(text, notation)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, EPOCH_SECONDS",
    "-, EPOCH_MILLIS",
    "99999999999999, EPOCH_SECONDS",
    "x, EPOCH_NANOS"
  })
  void refusesCountsThatAreNoTime(String text, Notation notation) {
    assertThat(epoch(text, notation)).isEqualTo(StampDecoder.UNREADABLE);
  }

  private static OffsetDateTime at(long second, RandomGenerator random) {
    int quarters = random.nextInt(-48, 57);
    return Instant.ofEpochSecond(second + 86_400)
        .atOffset(ZoneOffset.ofTotalSeconds(quarters * 900));
  }

  private static long clf(StampDecoder decoder, String text) {
    return decoder.clf(NativeText.of(text), 0);
  }

  private static long iso(StampDecoder decoder, String text) {
    return decoder.iso(NativeText.of(text), 0, text.getBytes(StandardCharsets.UTF_8).length);
  }

  private static long epoch(String text, Notation notation) {
    return StampDecoder.epoch(NativeText.of(text), 0, text.length(), notation);
  }
}
