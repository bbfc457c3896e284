package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The strings of nginx' {@code log_format}.
 *
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format">log_format</a>
 * @see <a href="https://nginx.org/en/docs/varindex.html">Variables</a>
 */
final class NginxSyntax implements Syntax {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(?<braced>[A-Za-z0-9_]+)\\}|(?<bare>[A-Za-z0-9_]+))");

  private static final Vocabulary WORDS =
      Vocabulary.of(
          """
          $time_local TIME CLF_TIME 2
          $time_iso8601 TIME ISO_TIME 1
          $msec TIME EPOCH_SECONDS 0
          $request REQUEST
          $request_method METHOD
          $request_uri TARGET PLAIN 0
          $uri PATH PLAIN 0
          $document_uri PATH PLAIN 1
          $status STATUS
          $body_bytes_sent BYTES PLAIN 0
          $bytes_sent BYTES PLAIN 1
          $request_time DURATION SECONDS
          $upstream_response_time UPSTREAM SECONDS
          $remote_addr CLIENT PLAIN 1
          $http_cf_connecting_ip CLIENT PLAIN 0
          $realip_remote_addr CLIENT PLAIN 3
          $http_x_real_ip CLIENT PLAIN 2
          $http_x_forwarded_for CLIENT PLAIN 4
          $proxy_protocol_addr CLIENT PLAIN 2
          $http_user_agent USER_AGENT
          $host HOST PLAIN 0
          $http_host HOST PLAIN 1
          $server_name HOST PLAIN 2
          $ssl_server_name HOST PLAIN 3
          $proxy_upstream_name HOST PLAIN 4
          $proxy_host HOST PLAIN 5
          """);

  @Override
  public String server() {
    return "nginx";
  }

  @Override
  public Vocabulary vocabulary() {
    return WORDS;
  }

  @Override
  public Stamp stamp(String format) {
    return Stamp.END;
  }

  @Override
  public boolean speaks(String format) {
    return VARIABLE.matcher(format).find();
  }

  @Override
  public List<Piece> pieces(String format, int column, List<Problem> problems) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(format);
    int position = 0;
    while (matcher.find()) {
      pieces.add(new Piece.Text(format.substring(position, matcher.start()), column + position));
      String braced = matcher.group("braced");
      String name = "$" + (braced == null ? matcher.group("bare") : braced);
      pieces.add(
          new Piece.Variable(
              name, WORDS.meaning(name).orElse(Meaning.NONE), column + matcher.start()));
      position = matcher.end();
    }
    pieces.add(new Piece.Text(format.substring(position), column + position));
    return pieces;
  }
}
