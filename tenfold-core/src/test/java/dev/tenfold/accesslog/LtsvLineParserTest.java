package dev.tenfold.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LtsvLineParserTest {
  private static final KeyedLayout LTSV =
      new KeyedLayout(
          "LTSV",
          KeyedLayout.Syntax.LTSV,
          List.of(
              new Element.Field("time", Role.TIME, Notation.PLAIN),
              new Element.Field("req", Role.REQUEST, Notation.PLAIN),
              new Element.Field("method", Role.METHOD, Notation.PLAIN),
              new Element.Field("uri", Role.TARGET, Notation.PLAIN),
              new Element.Field("status", Role.STATUS, Notation.PLAIN),
              new Element.Field("size", Role.BYTES, Notation.PLAIN),
              new Element.Field("apptime", Role.UPSTREAM, Notation.SECONDS),
              new Element.Field("reqtime", Role.DURATION, Notation.SECONDS)),
          Stamp.END,
          ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time:2015-09-06T05:58:05+09:00~method:POST~uri:/foo?t=1~status:200~size:12~reqtime:0.057"
            + "| 2015-09-05T20:58:05Z POST /foo 200 12 57.0ms -",
        "time:[28/Feb/2013:12:00:00 +0900]~req:GET / HTTP/1.0~status:304~size:-~apptime:-~reqtime:1"
            + "| 2013-02-28T03:00:00Z GET / 304 -1 1000.0ms -",
        "uri:/a:b?c:d~~broken~status:500~x:y~time:1441486685.5 | 2015-09-05T20:58:05.500Z NONE /a:b 500 -1 - -",
        "time:1~status:200 | NOT_A_REQUEST request",
        "no labels at all | NO_MATCH label:value",
        "a:b~c:d | NO_MATCH label:value",
      })
  void readsALine(String line, String expected) {
    String text = line.replace('~', '\t');

    assertThat(ReadLine.all(LTSV, text + "\n").getFirst().brief()).isEqualTo(expected);
    assertThat(ReadLine.all(LTSV, text + "\r\n").getFirst().brief()).isEqualTo(expected);
  }
}
