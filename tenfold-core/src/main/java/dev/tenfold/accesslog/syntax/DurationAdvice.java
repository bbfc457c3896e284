package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What to add to a server's configuration so that its log says how long requests took. */
public final class DurationAdvice {
  private static final String NGINX =
      """
      log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time $upstream_response_time';
      access_log /var/log/nginx/access.log timed;
      """;

  private static final String APACHE =
      """
      LogFormat "%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\" %D" timed
      CustomLog logs/access_log timed
      """;

  private static final String EITHER = "# nginx\n" + NGINX + "# Apache\n" + APACHE;

  /** The first key that a format's name contains says its family. */
  private static final Map<String, String> BY_FAMILY = new LinkedHashMap<>();

  static {
    BY_FAMILY.put("nginx", NGINX);
    BY_FAMILY.put("apache", APACHE);
    BY_FAMILY.put("haproxy", "option httplog\n");
    BY_FAMILY.put(
        "iis",
        "appcmd set config -section:system.applicationHost/sites"
            + " /siteDefaults.logFile.logExtFileFlags:\"Date,Time,ClientIP,Method,UriStem,"
            + "UriQuery,HttpStatus,BytesSent,TimeTaken,UserAgent,Host\" /commit:apphost\n");
    BY_FAMILY.put("cloudfront", "add the field time-taken to the distribution's standard log\n");
    BY_FAMILY.put("w3c", "add time-taken to the fields of the log\n");
    BY_FAMILY.put("envoy", "add %DURATION% to the format string of the access log\n");
    BY_FAMILY.put("istio", "add %DURATION% to meshConfig.accessLogFormat\n");
    BY_FAMILY.put("traefik", "[accessLog]\n  format = \"json\"\n");
    BY_FAMILY.put("caddy", "log {\n  format json\n}\n");
    BY_FAMILY.put(
        "cloudflare",
        "add OriginResponseDurationMs, and stamps as unixnano, to the fields of the Logpush job\n");
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
