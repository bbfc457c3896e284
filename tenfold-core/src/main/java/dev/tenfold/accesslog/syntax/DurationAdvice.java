package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What to add to a server's configuration so that its log says how long requests took.
 *
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format">nginx</a>
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats">Apache</a>
 * @see <a href="https://docs.haproxy.org/3.2/configuration.html#8.2.3">HAProxy</a>
 * @see <a
 *     href="https://learn.microsoft.com/en-us/iis/configuration/system.applicationhost/sites/sitedefaults/logfile">IIS</a>
 * @see <a
 *     href="https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage">Envoy</a>
 * @see <a href="https://istio.io/latest/docs/tasks/observability/logs/access-log/">Istio</a>
 * @see <a href="https://doc.traefik.io/traefik/observability/access-logs/">Traefik</a>
 * @see <a href="https://caddyserver.com/docs/caddyfile/directives/log">Caddy</a>
 * @see <a
 *     href="https://tomcat.apache.org/tomcat-11.0-doc/api/org/apache/catalina/valves/AbstractAccessLogValve.html">Tomcat</a>
 * @see <a href="https://docs.gunicorn.org/en/stable/settings.html#access-log-format">gunicorn</a>
 * @see <a href="https://uwsgi-docs.readthedocs.io/en/latest/LogFormat.html">uWSGI</a>
 * @see <a href="https://www.squid-cache.org/Doc/config/logformat/">Squid</a>
 */
public final class DurationAdvice {
  private static final String NGINX =
      """
      # in the http block
      log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time $upstream_response_time';
      access_log /var/log/nginx/access.log timed;
      """;

  private static final String APACHE =
      """
      LogFormat "%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\" %Dus" timed
      CustomLog logs/access_log timed
      """;

  private static final String HAPROXY =
      """
      # in defaults or the frontend
      option httplog
      # or, in a log-format of its own, milliseconds
      %Ta
      """;

  private static final String IIS =
      """
      %windir%\\system32\\inetsrv\\appcmd set config -section:system.applicationHost/sites /siteDefaults.logFile.logExtFileFlags:"Date,Time,ClientIP,UserName,ServerIP,Method,UriStem,UriQuery,HttpStatus,Win32Status,ServerPort,UserAgent,HttpSubStatus,BytesSent,TimeTaken,Host" /commit:apphost
      """;

  private static final String ENVOY =
      """
      # under the access logger's typed_config
      log_format:
        text_format_source:
          inline_string: "[%START_TIME%] \\"%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%\\" %RESPONSE_CODE% %RESPONSE_FLAGS% %BYTES_RECEIVED% %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% \\"%REQ(X-FORWARDED-FOR)%\\" \\"%REQ(USER-AGENT)%\\" \\"%REQ(X-REQUEST-ID)%\\" \\"%REQ(:AUTHORITY)%\\" \\"%UPSTREAM_HOST%\\"\\n"
      """;

  private static final String ISTIO =
      """
      # meshConfig: Istio's own format holds %DURATION%, so leave accessLogFormat out
      meshConfig:
        accessLogFile: /dev/stdout
      """;

  private static final String TRAEFIK =
      """
      accessLog:
        format: json
        fields:
          names:
            Duration: keep
      """;

  private static final String CADDY =
      """
      log {
        output file /var/log/caddy/access.log
        format json
      }
      """;

  private static final String TOMCAT =
      """
      <Valve className="org.apache.catalina.valves.AccessLogValve" pattern="%h %l %u %t &quot;%r&quot; %s %b %{ms}Tms"/>
      <!-- that is from Tomcat 10 on; up to Tomcat 9, %D is in milliseconds: write %Dms -->
      """;

  private static final String GUNICORN =
      """
      gunicorn --access-logfile access.log --access-logformat '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(L)s'
      """;

  private static final String UWSGI =
      """
      # take logformat and disable-logging out of uwsgi.ini: uWSGI's own line says the msecs
      """;

  private static final String SQUID =
      """
      # Squid's own format, which squid.conf need not define; %6tr is the time in milliseconds
      access_log daemon:/var/log/squid/access.log squid
      """;

  private static final String UNKNOWN_UNIT =
      """
      # The log ends in a number that may be a duration. If Apache writes it as %D, it is microseconds:
      tenfold diagnose --format '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" %D' access.log
      # if it is milliseconds, write %{ms}T in place of %D; leave out fields that the log does not have
      """;

  private static final String EITHER = "# nginx\n" + NGINX + "# Apache\n" + APACHE;

  /** The first key that a format's name contains says its family. */
  private static final Map<String, String> BY_FAMILY = new LinkedHashMap<>();

  static {
    BY_FAMILY.put("unknown unit", UNKNOWN_UNIT);
    BY_FAMILY.put("nginx", NGINX);
    BY_FAMILY.put("apache", APACHE);
    BY_FAMILY.put("haproxy", HAPROXY);
    BY_FAMILY.put("iis", IIS);
    BY_FAMILY.put(
        "cloudfront", "# CloudFront: select this field for the distribution's log\ntime-taken\n");
    BY_FAMILY.put("w3c", "# add to the fields of the log\ntime-taken\n");
    BY_FAMILY.put("envoy", ENVOY);
    BY_FAMILY.put("istio", ISTIO);
    BY_FAMILY.put("traefik", TRAEFIK);
    BY_FAMILY.put("caddy", CADDY);
    BY_FAMILY.put("tomcat", TOMCAT);
    BY_FAMILY.put("gunicorn", GUNICORN);
    BY_FAMILY.put("uwsgi", UWSGI);
    BY_FAMILY.put("squid", SQUID);
    BY_FAMILY.put(
        "alb",
        "# ALB logs always hold three processing times; -1 says that the target did not answer."
            + " Read a stretch of log in which it did.\n");
    BY_FAMILY.put(
        "cloudflare",
        "# Logpush job: output_options\n"
            + "\"field_names\": [..., \"EdgeStartTimestamp\", \"EdgeEndTimestamp\","
            + " \"OriginResponseDurationMs\"], \"timestamp_format\": \"unixnano\"\n");
    BY_FAMILY.put(
        "json", "# nginx\nadd \"request_time\":\"$request_time\" to the JSON of log_format\n");
    BY_FAMILY.put(
        "ltsv",
        "# nginx\nadd reqtime:$request_time to log_format\n# Apache\nadd reqtime_microsec:%D to LogFormat\n");
    BY_FAMILY.put("com", EITHER);
  }

  private DurationAdvice() {}

  /** Returns lines for the configuration of the server that writes the format. */
  public static String advice(AccessLogFormat format) {
    String name = format.name().toLowerCase(Locale.ROOT);
    return BY_FAMILY.entrySet().stream()
        .filter(family -> name.contains(family.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(EITHER);
  }
}
