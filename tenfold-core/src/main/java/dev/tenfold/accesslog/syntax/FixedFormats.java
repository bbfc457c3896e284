package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats of servers that have no format strings: the line with {@code <name ROLE NOTATION>} where
 * its fields are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">ALB
 *     access log entries</a>
 * @see <a href="https://doc.traefik.io/traefik/observability/access-logs/#format">Traefik,
 *     common</a>
 * @see <a href="https://wiki.squid-cache.org/Features/LogFormat">Squid, native</a>
 */
final class FixedFormats {
  private static final Pattern FIELD =
      Pattern.compile("<(?<name>[^ >]+)(?: (?<role>[A-Z_]+))?(?: (?<notation>[A-Z_]+))?>");

  private record Fixed(String display, Stamp stamp, boolean openEnd, String line) {}

  private static final Map<String, Fixed> BY_NAME =
      Map.of(
          "alb",
          new Fixed(
              "AWS ALB",
              Stamp.END,
              true,
              "<type> <time TIME ISO_TIME> <elb> <client:port CLIENT WITH_PORT> <target:port>"
                  + " <request_processing_time DURATION_PART SECONDS>"
                  + " <target_processing_time DURATION_PART SECONDS>"
                  + " <response_processing_time DURATION_PART SECONDS>"
                  + " <elb_status_code STATUS> <target_status_code> <received_bytes>"
                  + " <sent_bytes BYTES> \"<request REQUEST>\" \"<user_agent USER_AGENT>\""
                  + " <ssl_cipher> <ssl_protocol> <target_group_arn> \"<trace_id>\""
                  + " \"<domain_name HOST>\""),
          "traefik",
          new Fixed(
              "Traefik common",
              Stamp.START,
              false,
              "<ClientHost CLIENT> - <ClientUsername> [<StartUTC TIME CLF_TIME>]"
                  + " \"<Request REQUEST>\" <DownstreamStatus STATUS>"
                  + " <DownstreamContentSize BYTES> \"<request_Referer>\""
                  + " \"<request_User-Agent USER_AGENT>\" <RequestCount> \"<RouterName HOST>\""
                  + " \"<ServiceURL>\" <Duration DURATION MILLIS>ms"),
          "uwsgi",
          new Fixed(
              "uWSGI",
              Stamp.START,
              true,
              "[pid: <pid>] <addr CLIENT> (<user>) {<vars>} [<ctime TIME CTIME>] <method METHOD>"
                  + " <uri TARGET> => generated <rsize BYTES> bytes in <msecs DURATION MILLIS>"
                  + " msecs (<proto> <status STATUS>)"),
          "squid",
          new Fixed(
              "Squid native",
              Stamp.END,
              false,
              "<time TIME EPOCH_SECONDS>_<elapsed DURATION MILLIS> <remotehost CLIENT>"
                  + " <code>/<status STATUS> <bytes BYTES> <method METHOD> <URL TARGET>"
                  + " <rfc931> <peerstatus>/<peerhost> <type>"));

  private FixedFormats() {}

  static List<String> names() {
    return BY_NAME.keySet().stream().sorted().toList();
  }

  static Optional<Layout> named(String name, ZoneId zone) {
    return Optional.ofNullable(BY_NAME.get(name))
        .map(fixed ->
            new Layout(
                fixed.display(), elements(fixed.line()), fixed.stamp(), zone, fixed.openEnd()));
  }

  private static List<Element> elements(String line) {
    List<Element> elements = new ArrayList<>();
    Matcher matcher = FIELD.matcher(line);
    int position = 0;
    while (matcher.find()) {
      addText(line.substring(position, matcher.start()), elements);
      String role = matcher.group("role");
      String notation = matcher.group("notation");
      elements.add(
          new Element.Field(
              matcher.group("name"),
              role == null ? Role.IGNORED : Role.valueOf(role),
              notation == null ? Notation.PLAIN : Notation.valueOf(notation)));
      position = matcher.end();
    }
    addText(line.substring(position), elements);
    return elements;
  }

  /** An underscore stands for blanks, which squid uses to align its columns. */
  private static void addText(String text, List<Element> elements) {
    if (text.equals("_")) {
      elements.add(new Element.Blanks());
    } else if (!text.isEmpty()) {
      elements.add(new Element.Literal(text));
    }
  }
}
