package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Stamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Formats that are known by a name, in the words of the server that writes them. A line holds name,
 * aliases, display name, the end of the request that its stamp marks, and the format.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/logs.html#accesslog">Apache, common and
 *     combined</a>
 * @see <a
 *     href="https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/log-format/">ingress-nginx</a>
 * @see <a
 *     href="https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#default-format-string">Envoy</a>
 * @see <a
 *     href="https://istio.io/latest/docs/tasks/observability/logs/access-log/#default-access-log-format">Istio</a>
 * @see <a href="https://doc.traefik.io/traefik/observability/access-logs/">Traefik</a>
 * @see <a href="https://caddyserver.com/docs/logging">Caddy</a>
 * @see <a
 *     href="https://developers.cloudflare.com/logs/reference/log-fields/zone/http_requests/">Cloudflare</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html">CloudFront</a>
 */
final class NamedFormats {
  private static final String COMBINED =
      "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"";

  private static final String TABLE =
      """
      combined | apache,ncsa | combined | UNKNOWN | COMBINED
      common | clf | common | UNKNOWN | %h %l %u %t "%r" %>s %b
      vhost-combined | vcombined | combined with virtual host | UNKNOWN | %v:%p COMBINED
      nginx | | nginx combined | END | $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"
      ingress-nginx | nginx-ingress | ingress-nginx | END | $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_length $request_time [$proxy_upstream_name] [$proxy_alternative_upstream_name] $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id
      combined-s | | combined with seconds | UNKNOWN | COMBINED %T
      combined-ms | | combined with milliseconds | UNKNOWN | COMBINED %{ms}T
      combined-us | | combined with microseconds | START | COMBINED %D
      haproxy | httplog | HAProxy HTTP log | START | option httplog
      envoy | | Envoy | START | [%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE% %RESPONSE_FLAGS% %BYTES_RECEIVED% %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%"
      istio | | Istio | START | [%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE% %RESPONSE_FLAGS% %RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "%UPSTREAM_TRANSPORT_FAILURE_REASON%" %BYTES_RECEIVED% %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%" %UPSTREAM_CLUSTER_RAW% %UPSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% %REQUESTED_SERVER_NAME% %ROUTE_NAME%
      cloudfront | | CloudFront | END | #Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end
      iis | | IIS | END | #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
      caddy | | Caddy | END | json: time=ts, method=request.method, target=request.uri, status=status, duration=duration:s, bytes=size, client=request.client_ip, client=request.remote_ip, agent=request.headers.User-Agent, host=request.host, only=msg:handled request
      traefik-json | | Traefik JSON | START | json: time=StartUTC, time=StartLocal, method=RequestMethod, target=RequestPath, status=DownstreamStatus, duration=Duration:ns, upstream=OriginDuration:ns, bytes=DownstreamContentSize, client=ClientHost, agent=request_User-Agent, host=RequestHost, host=RouterName
      cloudflare | | Cloudflare | START | json: time=EdgeStartTimestamp, end-time=EdgeEndTimestamp, method=ClientRequestMethod, target=ClientRequestURI, target=ClientRequestPath, status=EdgeResponseStatus, upstream=OriginResponseDurationMs:ms, upstream=OriginResponseTime:ns, bytes=EdgeResponseBytes, client=ClientIP, agent=ClientRequestUserAgent, host=ClientRequestHost
      """;

  /**
   * A named format.
   *
   * @param name what {@code --format} takes
   * @param display what a person reads
   * @param stamp which end of a request its stamp marks
   * @param text the format in its server's words
   */
  record Named(String name, String display, Stamp stamp, String text) {}

  private static final Map<String, Named> BY_NAME = new LinkedHashMap<>();

  static {
    TABLE.lines().forEach(NamedFormats::add);
  }

  private NamedFormats() {}

  private static void add(String line) {
    String[] cells = line.split("\\|", 5);
    String text = cells[4].strip().replace("COMBINED", COMBINED);
    Named named =
        new Named(cells[0].strip(), cells[2].strip(), Stamp.valueOf(cells[3].strip()), text);
    BY_NAME.put(named.name(), named);
    for (String alias : cells[1].strip().split(",", -1)) {
      if (!alias.isEmpty()) {
        BY_NAME.put(alias, named);
      }
    }
  }

  static Optional<Named> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Returns every name and alias. */
  static List<String> names() {
    List<String> names = new ArrayList<>(BY_NAME.keySet());
    names.addAll(FixedFormats.names());
    return names;
  }
}
