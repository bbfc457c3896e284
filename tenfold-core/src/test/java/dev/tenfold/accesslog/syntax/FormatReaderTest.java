package dev.tenfold.accesslog.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatReaderTest {
  private static final String COMBINED =
      "<CLIENT> <> <> [<TIME:CLF_TIME>] \"<REQUEST>\" <STATUS> <BYTES> \"<>\" \"<USER_AGENT>\"";

  record Pasted(String where, String text, Stamp stamp, String expected) {}

  static List<Pasted> nginx() {
    return List.of(
        new Pasted(
            "the manual, ngx_http_log_module",
            """
            log_format compression '$remote_addr - $remote_user [$time_local] '
                                   '"$request" $status $bytes_sent '
                                   '"$http_referer" "$http_user_agent" "$gzip_ratio"';
            """,
            Stamp.END,
            "<CLIENT> - <> [<TIME:CLF_TIME>] \"<REQUEST>\" <STATUS> <BYTES> \"<>\""
                + " \"<USER_AGENT>\" \"<>\""),
        new Pasted(
            "only the string, with the times and an upstream list",
            "'$remote_addr [$time_iso8601] \"$request\" $status $body_bytes_sent $bytes_sent'"
                + " ' rt=$request_time urt=\"$upstream_response_time\" ua=$upstream_addr'",
            Stamp.END,
            "<CLIENT> [<TIME:ISO_TIME>] \"<REQUEST>\" <STATUS> <BYTES> <>"
                + " rt=<DURATION:SECONDS> urt=\"<UPSTREAM:SECONDS>\" ua=<>"),
        new Pasted(
            "braces, the finest stamp, a URL in parts, unknown variables",
            "${msec} $my_map \"$request_method $scheme://$host$request_uri $server_protocol\""
                + " $status ${request_time}s $remote_addr:$remote_port $server_name",
            Stamp.END,
            "<TIME:EPOCH_SECONDS> <> \"<REQUEST>\" <STATUS> <DURATION:SECONDS>s"
                + " <CLIENT:WITH_PORT> <HOST>"),
        new Pasted(
            "LTSV",
            "log_format ltsv \"time:$time_local\\treq:$request\\tstatus:$status\";",
            Stamp.END,
            "time:<TIME:CLF_TIME>\treq:<REQUEST>\tstatus:<STATUS>"),
        new Pasted(
            "JSON with escape=json",
            """
            log_format json escape=json '{'
              '"time":"$time_iso8601",'
              '"http":{"method":"$request_method","uri":"$request_uri"},'
              '"status": $status, "bytes": ${body_bytes_sent},'
              '"took":"$request_time", "up":["$upstream_response_time"],'
              '"note":"$a and $b", "agent":"$http_user_agent"}';
            """,
            Stamp.END,
            "JSON<TIME:ISO_TIME><METHOD><TARGET><STATUS><BYTES><DURATION:SECONDS>"
                + "<UPSTREAM:SECONDS><USER_AGENT>"));
  }

  static List<Pasted> python() {
    return List.of(
        new Pasted(
            "gunicorn's default, docs.gunicorn.org, settings, with decimal seconds",
            "'%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\" %(L)s'",
            Stamp.END,
            COMBINED + " <DURATION:SECONDS>"),
        new Pasted(
            "gunicorn with microseconds, a header and the process",
            "%({x-forwarded-for}i)s %(t)s %(m)s %(U)s%(q)s %(s)s %(B)s %(D)s %(p)s",
            Stamp.END,
            "<CLIENT> [<TIME:CLF_TIME>] <METHOD> <TARGET> <STATUS> <BYTES> <DURATION:MICROS> <>"));
  }

  static List<Pasted> tomcat() {
    return List.of(
        new Pasted(
            "the valve in server.xml, with milliseconds and the time until the commit",
            "<Valve className=\"org.apache.catalina.valves.AccessLogValve\" directory=\"logs\"\n"
                + "  pattern=\"%h %l %u %t &quot;%r&quot; %s %b %{ms}T %F\" />",
            Stamp.START,
            "<CLIENT> <> <> [<TIME:CLF_TIME>] \"<REQUEST>\" <STATUS> <BYTES> <DURATION:MILLIS> <>"),
        new Pasted(
            "a pattern by its name",
            "<Valve className='org.apache.catalina.valves.AccessLogValve' pattern='combined'/>",
            Stamp.START,
            COMBINED));
  }

  @Test
  void asksForTheUnitOfADirectiveThatTomcatChanged() {
    TenfoldException stop =
        catchThrowableOfType(
            TenfoldException.class,
            () -> FormatReader.read("<Valve pattern=\"%h %t &quot;%r&quot; %s %D\"/>"));
    assertThat(stop.problems())
        .containsExactly(
            new Problem(
                "%D is milliseconds up to Tomcat 9 and microseconds later",
                "column 15", "write %{ms}T or %{us}T in its place"));
  }

  static List<Pasted> apache() {
    return List.of(
        new Pasted(
            "the manual, logs.html",
            "LogFormat \"%h %l %u %t \\\"%r\\\" %>s %b \\\"%{Referer}i\\\" \\\"%{User-agent}i\\\"\" combined",
            Stamp.START,
            COMBINED),
        new Pasted(
            "without the directive, microseconds besides seconds",
            "%v:%p %a %t \"%r\" %>s %s %O %T %D %{X-Request-Id}o",
            Stamp.START,
            "<HOST>:<> <CLIENT> [<TIME:CLF_TIME>] \"<REQUEST>\" <STATUS> <> <BYTES> <>"
                + " <DURATION:MICROS> <>"),
        new Pasted(
            "milliseconds, method and path apart, ISO stamp",
            "%{%Y-%m-%dT%H:%M:%S%z}t %m %U%q %H %s %{ms}T",
            Stamp.START,
            "<TIME:ISO_TIME> <METHOD> <TARGET> <> <STATUS> <DURATION:MILLIS>"),
        new Pasted(
            "a stamp in parts, as the manual has it for fractions of seconds",
            "[%{%F %T}t.%{usec_frac}t %{%z}t] \"%r\" %>s %{us}T",
            Stamp.START,
            "[<TIME:ISO_TIME>] \"<REQUEST>\" <STATUS> <DURATION:MICROS>"),
        new Pasted(
            "the end of the request",
            "%{end:sec}t %r %s %400,501{User-agent}i %!200,304,302{Referer}i %%",
            Stamp.END,
            "<TIME:EPOCH_SECONDS> <REQUEST> <STATUS> <USER_AGENT> <> %"),
        new Pasted(
            "JSON",
            "LogFormat \"{\\\"t\\\":\\\"%t\\\", \\\"r\\\":\\\"%m %U%q %H\\\", \\\"s\\\":%>s, \\\"us\\\":%D}\" j",
            Stamp.START,
            "JSON<TIME:CLF_TIME><REQUEST><STATUS><DURATION:MICROS>"));
  }

  static List<Pasted> proxies() {
    return List.of(
        new Pasted(
            "HAProxy 3.2 manual, 8.2.3",
            "option httplog",
            Stamp.START,
            "<CLIENT:WITH_PORT> [<TIME:HAPROXY_TIME>] <> <HOST>/<> <>/<>/<>/<UPSTREAM:MILLIS>/"
                + "<DURATION:MILLIS> <STATUS> <BYTES> <> <> <> <>/<>/<>/<>/<> <>/<>"
                + " (until \")<REQUEST>\""),
        new Pasted(
            "HAProxy 1.7's names, spaces escaped",
            "log-format %ci:%cp\\ [%t]\\ %ft\\ %b/%s\\ %Tq/%Tw/%Tc/%Tr/%Tt\\ %ST\\ %B\\ %{+Q}r",
            Stamp.START,
            "<CLIENT:WITH_PORT> [<TIME:HAPROXY_TIME>] <> <HOST>/<> <>/<>/<>/<UPSTREAM:MILLIS>/"
                + "<DURATION:MILLIS> <STATUS> <BYTES> \"<REQUEST>\""),
        new Pasted(
            "HAProxy with sample expressions",
            "log-format \"%trg %HM %[capture.req.uri] %HP %ST %Tt %{+Q}[ssl_fc_sni] %f\"",
            Stamp.START,
            "<TIME:CLF_TIME> <METHOD> <> <PATH> <STATUS> <DURATION:MILLIS> \"<>\" <HOST>"),
        new Pasted(
            "Envoy's default format string",
            "envoy",
            Stamp.START,
            "[<TIME:ISO_TIME>] \"<REQUEST>\" <STATUS> <> <> <BYTES> <DURATION:MILLIS>"
                + " <UPSTREAM:MILLIS> \"<>\" \"<USER_AGENT>\" \"<>\" \"<HOST>\" \"<>\""
                    .replace("\"<>\" \"<USER", "\"<CLIENT>\" \"<USER")),
        new Pasted(
            "Envoy, own stamp and truncated headers",
            "%START_TIME(%s.%3f)% %REQ(:method)% %REQ(:PATH):80% %RESPONSE_CODE% %DURATION%\\n",
            Stamp.START,
            "<TIME:EPOCH_SECONDS> <METHOD> <TARGET> <STATUS> <DURATION:MILLIS>"),
        new Pasted(
            "Envoy JSON",
            "{\"start\":\"%START_TIME%\",\"path\":\"%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%\","
                + "\"code\":\"%RESPONSE_CODE%\",\"ms\":\"%DURATION%\"}",
            Stamp.START,
            "JSON<TIME:ISO_TIME><TARGET><STATUS><DURATION:MILLIS>"),
        new Pasted(
            "Traefik, common",
            "traefik",
            Stamp.START,
            "<CLIENT> - <> [<TIME:CLF_TIME>] \"<REQUEST>\" <STATUS> <BYTES> \"<>\""
                + " \"<USER_AGENT>\" <> \"<HOST>\" \"<>\" <DURATION:MILLIS>ms"));
  }

  static List<Pasted> w3c() {
    return List.of(
        new Pasted(
            "Microsoft, W3C Logging",
            """
            #Software: Microsoft Internet Information Services 10.0
            #Version: 1.0
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status sc-substatus time-taken
            """,
            Stamp.END,
            "<DATE>_<CLOCK>_<>_<METHOD>_<PATH>_<>_<CLIENT>_<USER_AGENT>_<STATUS>_<>_"
                + "<DURATION:MILLIS>"),
        new Pasted(
            "CloudFront, first fields",
            "#Version: 1.0\r\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)"
                + " cs-uri-stem sc-status x-host-header time-taken\r\n",
            Stamp.END,
            "<DATE>\t<CLOCK>\t<>\t<BYTES>\t<CLIENT>\t<METHOD>\t<>\t<PATH>\t<STATUS>\t<HOST>\t"
                + "<DURATION:SECONDS>"),
        new Pasted(
            "IIS Advanced Logging",
            "#Fields:  date-local time-local cs-method cs-uri-stem sc-status TimeTakenMS",
            Stamp.END,
            "<DATE>_<CLOCK>_<METHOD>_<PATH>_<STATUS>_<DURATION:MILLIS>"));
  }

  static List<Pasted> keyed() {
    return List.of(
        new Pasted(
            "JSON",
            "json: time=time, method=method, target=uri, status=status,"
                + " duration=response_time:s, duration=took:ms, bytes=body_bytes, agent=ua",
            Stamp.UNKNOWN,
            "JSON<TIME><METHOD><TARGET><STATUS><DURATION:SECONDS><DURATION:MILLIS><BYTES>"
                + "<USER_AGENT>"),
        new Pasted(
            "LTSV",
            "ltsv: time=time:clf, request=req, status=status, duration=reqtime_us:us, stamp=start",
            Stamp.START,
            "LTSV<TIME:CLF_TIME><REQUEST><STATUS><DURATION:MICROS>"),
        new Pasted(
            "Caddy",
            "caddy",
            Stamp.END,
            "JSON<TIME><METHOD><TARGET><STATUS><DURATION:SECONDS><BYTES><CLIENT><CLIENT>"
                + "<USER_AGENT><HOST>"));
  }

  @ParameterizedTest
  @MethodSource({"nginx", "apache", "python", "tomcat", "proxies", "w3c", "keyed"})
  void readsWhatServersAreConfiguredWith(Pasted pasted) {
    var format = FormatReader.read(pasted.text());

    assertThat(Described.format(format)).as(pasted.where()).isEqualTo(pasted.expected());
    assertThat(format.stamp()).isEqualTo(pasted.stamp());
  }

  @Test
  void readsEveryFormatThatHasAName() {
    for (String name : FormatReader.names()) {
      var format = FormatReader.read(name);
      assertThat(format.has(Role.STATUS)).as(name).isTrue();
    }
  }

  @Test
  void takesTheZoneOfStampsWithoutOneFromTheCaller() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(FormatReader.read("haproxy", berlin).zone()).isEqualTo(berlin);
    assertThat(FormatReader.read("#Fields: date time cs-uri sc-status", berlin).zone())
        .isEqualTo(ZoneOffset.UTC);
    assertThat(FormatReader.read("#Fields: date-local time-local cs-uri", berlin).zone())
        .isEqualTo(berlin);
    assertThat(FormatReader.read("#GMT-Offset: -0800\n#Fields: date time cs-uri").zone())
        .isEqualTo(ZoneOffset.ofHours(-8));
    assertThat(FormatReader.read("json: time=t, target=u, zone=Asia/Tokyo").zone())
        .isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void keepsWhatMarksCaddysRequests() {
    assertThat(((KeyedLayout) FormatReader.read("caddy")).marker())
        .contains(new KeyedLayout.Marker("msg", "handled request"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "haprox | haprox is no known format | the format | haproxy",
        "some words only | some words only holds no variable of a known server | the format | paste",
        "%h %t \"%r\" %>s %Q | %Q is no directive of Apache's LogFormat | column 16 | %q",
        "%h %t \"%r\" %>s % | the % is followed by no directive | column 16 | %%",
        "%h %l \"%r\" | no field says when a request was | the whole format | %t",
        "%h %t %s | no field says what was asked for | the whole format | %r",
        "%{%d.%m.%Y}t %r | stamps written as %d.%m.%Y cannot be read | column 1 | %t",
        "$time_local$request | $time_local and $request follow each other without a gap | column 12 | space",
        "%ci [%tr] %rr %ST | %rr is no variable of HAProxy's log-format | column 11 | %tr",
        "[%START_TIME%] %REQ(:PATH)% %RESPONSE_CODE | the % starts no command operator | column 29 | %DURATION%",
        "#Fields: time c-ip cs-method cs-uri-stem | no field says the date of a request, only its time of day | the whole format | add date",
        "json: tiem=t, target=u, time=x | tiem is nothing that a request has | column 7 | time",
        "json: time=t, target=u, duration=d:m | m is no unit | column 24 | ms",
        "json: time=t, target | target names no key | column 14 | target",
        "{\"t\":\"$time_local\", \"u\":\"$uri\" | the JSON object of variables is malformed | column 31 | paste",
      })
  void saysWhatIsWrongWhereAndWhatToDo(String text, String what, String where, String fix) {
    Problem problem = problems(text).getFirst();

    assertThat(problem.what()).isEqualTo(what);
    assertThat(problem.where()).isEqualTo(where);
    assertThat(problem.fix()).contains(fix);
  }

  @Test
  void tellsEveryProblemAtOnce() {
    assertThat(problems("%Q %W")).hasSize(4);
  }

  private static List<Problem> problems(String text) {
    TenfoldException stop =
        catchThrowableOfType(TenfoldException.class, () -> FormatReader.read(text));
    assertThat(stop).as(text).isNotNull();
    return stop.problems();
  }
}
