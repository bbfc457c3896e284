package dev.tenfold.accesslog.syntax;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenfold.accesslog.ReadLine;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatDetectionTest {
  private static final String COMBINED =
      "203.0.113.9 - - [06/Sep/2015:05:58:05 +0900] \"GET /a?b=c HTTP/1.1\" 200 12 \"-\" \"curl/8\"";

  /**
   * A log, its name and its first request: time, method, path, status, size, duration, upstream.
   */
  record Log(String format, String text, String first) {}

  static List<Log> logs() {
    return List.of(
        new Log(
            "HAProxy HTTP log",
            // HAProxy 3.2 configuration manual, section 8.2.3
            "Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2009:12:14:14.655]"
                + " http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {}"
                + " \"GET /index.html HTTP/1.1\"\n",
            "2009-02-06T12:14:14.655Z GET /index.html 200 2750 109.0ms 69.0ms"),
        new Log(
            "HAProxy HTTP log",
            "10.0.1.2:33317 [06/Feb/2009:12:14:14.655] http-in~ static/<NOSRV> 10/-1/-1/-1/+9"
                + " 503 +212 - - SC-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"\n",
            "2009-02-06T12:14:14.655Z GET / 503 212 9.0ms -"),
        new Log(
            "AWS ALB",
            // AWS, Access logs for your Application Load Balancer, example HTTPS entry
            "https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188"
                + " 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57"
                + " \"GET https://www.example.com:443/x HTTP/1.1\" \"curl/7.46.0\""
                + " ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
                + " arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my/73e2"
                + " \"Root=1-58337281-1d84f3d73c47ec4e58577259\" \"www.example.com\" \"arn:aws:acm\""
                + " 1 2018-07-02T22:22:48.364000Z \"authenticate,forward\" \"-\" \"-\"\n",
            "2018-07-02T22:23:00.186Z GET /x 200 57 171.0ms -"),
        new Log(
            "AWS ALB",
            // the same page: a target that closed the connection is no latency
            "http 2018-11-30T22:23:00.186641Z app/my-lb/50dc 192.168.131.39:2817 - 0.000 -1 -1 502 -"
                + " 34 366 \"GET http://www.example.com:80/ HTTP/1.1\" \"curl/7.46.0\" - - arn:aws:x"
                + " \"Root=1\" \"-\" \"-\" 0 2018-11-30T22:22:48.364000Z \"forward\" \"-\" \"-\"\n",
            "2018-11-30T22:23:00.186Z GET / 502 366 - -"),
        new Log(
            "Envoy",
            // Envoy documentation, default format string's example
            "[2016-04-15T20:17:00.310Z] \"POST /api/v1/locations HTTP/2\" 204 - 154 0 226 100"
                + " \"10.0.35.28\" \"nsq2http\" \"cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2\" \"locations\""
                + " \"tcp://10.0.2.1:80\"\n",
            "2016-04-15T20:17:00.310Z POST /api/v1/locations 204 0 226.0ms 100.0ms"),
        new Log(
            "Istio",
            // istio.io, Getting Envoy's Access Logs
            "[2020-11-25T21:26:18.409Z] \"GET /status/418 HTTP/1.1\" 418 - via_upstream - \"-\" 0 135"
                + " 3 1 \"-\" \"curl/7.73.0-DEV\" \"84961386\" \"httpbin:8000\" \"10.44.1.27:80\""
                + " inbound|8000|| 127.0.0.1:41854 10.44.1.27:80 10.44.1.23:37652"
                + " outbound_.8000_._.httpbin.foo.svc.cluster.local default\n",
            "2020-11-25T21:26:18.409Z GET /status/418 418 135 3.0ms 1.0ms"),
        new Log(
            "Traefik common",
            "192.168.1.7 - - [12/Mar/2026:10:00:00 +0100] \"GET /api HTTP/1.1\" 200 17 \"-\""
                + " \"curl/8\" 42 \"web@docker\" \"http://10.0.0.4:80\" 12ms\n",
            "2026-03-12T09:00:00Z GET /api 200 17 12.0ms -"),
        new Log(
            "ingress-nginx",
            "10.0.0.1 - - [12/Mar/2026:10:00:00 +0000] \"GET /x HTTP/2.0\" 499 0 \"-\" \"Mozilla/5.0"
                + " (X11)\" 512 60.001 [shop-web-80] [] 10.1.0.7:80 0 60.000"
                + " - 1f2e\n",
            "2026-03-12T10:00:00Z GET /x 499 0 60001.0ms 60000.0ms"),
        new Log(
            "CloudFront",
            // AWS, CloudFront standard logging reference, shortened
            "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)"
                + " cs-uri-stem sc-status cs(User-Agent) time-taken\n"
                + "2019-12-04\t21:02:31\tLAX1\t392\t192.0.2.100\tGET\td1.cloudfront.net\t/index.html"
                + "\t000\tMozilla/5.0%20(X11)\t0.001\n",
            "2019-12-04T21:02:31Z GET /index.html 0 392 1.0ms -"),
        new Log(
            "IIS",
            "#Software: Microsoft Internet Information Services 10.0\r\n#Fields: date time s-ip"
                + " cs-method cs-uri-stem sc-status sc-substatus time-taken\r\n2026-03-12 17:00:00"
                + " ::1 GET /a 200 0 109\r\n",
            "2026-03-12T17:00:00Z GET /a 200 -1 109.0ms -"),
        new Log(
            "IIS",
            "#Software: Microsoft Internet Information Server 4.0\r\n#Date: 2000-10-09 16:44:49\r"
                + "\n#Fields: time c-ip cs-method cs-uri-stem sc-status\r\n16:44:49 192.0.2.1 GET"
                + " /a 200\r\n",
            "2000-10-09T16:44:49Z GET /a 200 -1 - -"),
        new Log(
            "uWSGI",
            // https://github.com/allinurl/goaccess/issues/386: the default line, of LogFormat.html
            "[pid: 22396|app: 0|req: 4924/39480] 192.0.2.150 () {40 vars in 741 bytes}"
                + " [Sun Mar  6 22:56:30 2016] GET /tracks/14318/details?x=y => generated 2566 bytes"
                + " in 45 msecs (HTTP/1.1 200) 7 headers in 241 bytes (2 switches on core 0)\n",
            "2016-03-06T22:56:30Z GET /tracks/14318/details 200 2566 45.0ms -"),
        new Log(
            "Squid native",
            "1286536308.779    180 192.168.0.224 TCP_MISS/200 411 GET http://h.example/p/q - DIRECT/1.2.3.4"
                + " text/html\n",
            "2010-10-08T11:11:48.779Z GET /p/q 200 411 180.0ms -"),
        new Log(
            "Caddy",
            "caddy  | {\"level\":\"info\",\"ts\":1761019822.31,\"msg\":\"serving\"}\n"
                + "caddy  | {\"level\":\"info\",\"ts\":1761019828.6153953,\"msg\":\"handled request\","
                + "\"request\":{\"client_ip\":\"::1\",\"method\":\"GET\",\"host\":\"h\",\"uri\":\"/?x\","
                + "\"headers\":{\"User-Agent\":[\"curl\"]}},\"duration\":0.00007314,\"size\":5,\"status\":304}\n",
            "NOT_A_REQUEST request"),
        new Log(
            "LTSV",
            "time:2015-09-06T05:58:05+09:00\tmethod:POST\turi:/foo?t\tstatus:200\tsize:12\tapptime:0.057\n",
            "2015-09-05T20:58:05Z POST /foo 200 12 57.0ms -"),
        new Log(
            "JSON lines",
            "{\"time\":\"2015-09-06T05:58:05+09:00\",\"method\":\"POST\",\"uri\":\"/foo?t\",\"status\":200,"
                + "\"body_bytes\":12,\"response_time\":\"-\",\"request_time\":0.321}\n",
            "2015-09-05T20:58:05Z POST /foo 200 12 321.0ms -"));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void findsTheFormatAndReadsIt(Log log) {
    Detected detected = FormatDetection.detect(bytes(log.text()));

    assertThat(detected.format().name()).isEqualTo(log.format());
    assertThat(
            ReadLine.all(detected.format(), log.text()).stream()
                .map(ReadLine::brief)
                .filter(brief -> !brief.startsWith("DIRECTIVE")))
        .first()
        .isEqualTo(log.first());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                      | combined                   | -        | -",
        "' 0.057'                | combined with duration     | 57.0ms   | -",
        "' \"-\" 0.100 0.090'    | combined with duration     | 100.0ms  | 90.0ms",
        "' 0.090 0.100'          | combined with duration     | 100.0ms  | 90.0ms",
        "' rt=0.5 uct=\"0.0\" urt=\"0.4\"' | combined with duration | 500.0ms | 400.0ms",
        "' 512 0.025 0.004, 0.012 : 0.009' | combined with duration | 25.0ms | 25.0ms",
        "' 12ms'                 | combined with duration     | 12.0ms   | -",
        "' 250'                  | combined with a duration of unknown unit | - | -",
        "' 7'                    | combined with duration     | 7.0ms    | -",
        "' 250us'                | combined with duration     | 0.25ms   | -",
        "' 250000'               | combined with duration     | 250.0ms  | -",
        "' \"10.0.0.1\"'         | combined with more columns | -        | -",
      })
  void saysWhichColumnBehindCombinedIsTheDuration(
      String tail, String name, String duration, String upstream) {
    Detected detected = FormatDetection.detect(bytes((COMBINED + tail + "\n").repeat(3)));

    assertThat(detected.format().name()).isEqualTo(name);
    assertThat(ReadLine.all(detected.format(), COMBINED + tail + "\n").getFirst().brief())
        .endsWith("GET /a 200 12 " + duration + " " + upstream);
  }

  @Test
  void tellsHowSureItIs() {
    assertThat(FormatDetection.detect(bytes((COMBINED + "\n").repeat(3))).confidence())
        .isEqualTo("certain");
    Detected whole = FormatDetection.detect(bytes((COMBINED + " 7\n").repeat(3)));
    assertThat(whole.confidence()).isEqualTo("likely");
    assertThat(whole.doubts()).first().asString().contains("milliseconds", "--format");
    assertThat(whole.fields())
        .contains("field 4 time \"06/Sep/2015:05:58:05 +0900\": time of the request");
    assertThat(FormatDetection.detect(bytes(COMBINED + "\nbroken\n")).confidence())
        .isEqualTo("doubtful");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "640 820 910 1200    | -      | may be a duration in milliseconds or in microseconds",
        "3 820 910 1200      | 820.0ms | milliseconds (whole numbers with a median of 910, some below 10)",
        "640 820 910 2000000 | 0.82ms | microseconds (whole numbers with a median of 910, some above 300,000)",
      })
  void readsMicrosecondsForMillisecondsOrTheOtherWayRoundOnNoMedianAlone(
      String numbers, String second, String doubt) {
    String text =
        Stream.of(numbers.split(" ", -1)).map(n -> COMBINED + " " + n + "\n").collect(joining());
    Detected detected = FormatDetection.detect(bytes(text));
    assertThat(detected.doubts()).first().asString().contains(doubt);
    assertThat(ReadLine.all(detected.format(), text).get(1).brief()).endsWith(second + " -");
    assertThat(DurationAdvice.advice(detected.format()).contains("--format"))
        .isEqualTo(second.equals("-"));
  }

  @Test
  void findsAVirtualHostInFront() {
    Detected detected = FormatDetection.detect(bytes("www.example.com:443 " + COMBINED + "\n"));

    assertThat(detected.format().name()).isEqualTo("combined with virtual host");
    assertThat(ReadLine.all(detected.format(), "www.example.com:443 " + COMBINED + "\n"))
        .first()
        .extracting(ReadLine::host)
        .isEqualTo("www.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "web-1  | ",
    "2026-03-12T10:00:00.1Z stdout F ",
    "<134>Mar 12 10:00:00 host nginx: ",
  })
  void passesOverWhatShippersPutInFront(String prefix) {
    String text = (prefix.stripTrailing() + " " + COMBINED + "\n").repeat(2);
    Detected detected = FormatDetection.detect(bytes(text));

    assertThat(ReadLine.all(detected.format(), text).getFirst().client()).isEqualTo("203.0.113.9");
    assertThat(FormatDetection.check(FormatReader.read("combined"), bytes(text)).matched())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2012-07-02 10:22:40,672:DEBUG:foo bar baz | combined comes closest, but its user cannot be found | line 1: 2012",
        "<tiptop>~  <sample> | unknown format: combined comes closest | line 1: <tiptop>",
        "{\"msg\":\"hello\"} | no key says when | line 1: {",
        "#Fields: time c-ip cs-method cs-uri-stem sc-status~16:44:49 1.1.1.1 [2]USER anonymous 331 | no field says the date | line 1: #Fields",
        "'' | the log has no lines | its beginning",
        "~~ | the log has no lines | its beginning",
      })
  void saysWhatIsNotAnAccessLog(String text, String what, String where) {
    TenfoldException stop =
        catchThrowableOfType(
            TenfoldException.class,
            () ->
                FormatDetection.detect(
                    bytes(Objects.requireNonNullElse(text, "").replace('~', '\n'))));

    Problem problem = stop.problems().getFirst();
    assertThat(problem.what()).contains(what);
    assertThat(problem.where()).contains(where);
  }

  @Test
  void refusesBinaryContent() {
    assertThat(
            catchThrowableOfType(
                TenfoldException.class, () -> FormatDetection.detect(new byte[] {'P', 'K', 3, 0})))
        .hasMessage("the content is binary");
  }

  @Test
  void readsInvalidUtf8() {
    byte[] bytes = bytes((COMBINED + "\r\n").repeat(3));
    bytes[COMBINED.indexOf("curl")] = (byte) 0xFF;

    assertThat(FormatDetection.detect(bytes).matched()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, $request_time",
    "combined, %D",
    "combined, $request_time",
    "iis, TimeTaken",
    "envoy, %DURATION%",
    "haproxy, httplog",
    "uwsgi, msecs",
    "squid, %6tr",
    "'<Valve pattern=\"common\"/>', %{ms}T",
    "cloudfront, time-taken",
    "caddy, format json",
    "traefik, Duration: keep",
    "traefik-json, Duration: keep",
    "istio, meshConfig",
    "alb, three processing times",
    "cloudflare, OriginResponseDurationMs",
    "'json: time=t, target=u', request_time",
    "'ltsv: time=t, target=u', reqtime",
  })
  void saysWhatToAddToTheServersConfiguration(String name, String expected) {
    assertThat(DurationAdvice.advice(FormatReader.read(name))).contains(expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
