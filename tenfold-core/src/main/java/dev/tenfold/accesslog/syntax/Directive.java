package dev.tenfold.accesslog.syntax;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a server's configuration that sets the format of its log, or only the string in it.
 *
 * @param server the server whose directive it is, empty when only the string was pasted
 * @param name what the configuration calls the format, or empty
 * @param format the string, without its quotes and escapes
 */
record Directive(Optional<Syntax> server, String name, String format) {
  private static final Syntax NGINX = new NginxSyntax();
  private static final Syntax ENVOY = new EnvoySyntax();
  private static final Syntax HAPROXY = new HaproxySyntax();
  private static final Syntax APACHE = new ApacheSyntax();
  private static final Syntax GUNICORN = new GunicornSyntax();
  private static final Syntax TOMCAT = new TomcatSyntax();

  /** The servers, the ones with the most telling variables first. */
  static final List<Syntax> SERVERS = List.of(GUNICORN, NGINX, ENVOY, HAPROXY, APACHE);

  private static final Pattern LOG_FORMAT =
      Pattern.compile("(?s)\\s*log_format\\s+(\\S+)\\s+(?:escape=\\w+\\s+)?(.*?);?\\s*");
  private static final Pattern LOGFORMAT =
      Pattern.compile(
          "(?si)\\s*(?:LogFormat|CustomLog\\s+\\S+)\\s+(\"(?:[^\"\\\\]|\\\\.)*\")\\s*(.*?)\\s*");
  private static final Pattern HAPROXY_FORMAT = Pattern.compile("(?s)\\s*log-format\\s+(.*?)\\s*");
  private static final Pattern HTTPLOG =
      Pattern.compile("\\s*(?:option\\s+)?httplog(?:\\s+clf)?\\s*");
  private static final Pattern QUOTED =
      Pattern.compile("(?s)'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Directive of(String pasted) {
    Matcher matcher = LOG_FORMAT.matcher(pasted);
    if (matcher.matches()) {
      return new Directive(Optional.of(NGINX), matcher.group(1), content(matcher.group(2)));
    }
    matcher = LOGFORMAT.matcher(pasted);
    if (matcher.matches()) {
      return new Directive(Optional.of(APACHE), matcher.group(2), content(matcher.group(1)));
    }
    Optional<String> valve = TomcatSyntax.pattern(pasted);
    if (valve.isPresent()) {
      return new Directive(Optional.of(TOMCAT), "", valve.get());
    }
    if (HTTPLOG.matcher(pasted).matches()) {
      return new Directive(Optional.of(HAPROXY), "httplog", HaproxySyntax.HTTPLOG);
    }
    matcher = HAPROXY_FORMAT.matcher(pasted);
    if (matcher.matches()) {
      return new Directive(Optional.of(HAPROXY), "", content(matcher.group(1)));
    }
    String format = content(pasted.strip());
    return new Directive(
        SERVERS.stream().filter(server -> server.speaks(format)).findFirst(), "", format);
  }

  /** Returns the name a person knows the format by. */
  String display() {
    String of = server.map(Syntax::server).orElse("log format");
    return name.isEmpty() || name.contains(" ") ? of : of + " " + name;
  }

  /** Returns the strings in quotes joined, or the text as it is when it is not quoted. */
  private static String content(String text) {
    StringBuilder joined = new StringBuilder();
    Matcher matcher = QUOTED.matcher(text);
    int position = 0;
    while (matcher.find() && text.substring(position, matcher.start()).isBlank()) {
      String single = matcher.group(1);
      joined.append(unescaped(single == null ? matcher.group(2) : single));
      position = matcher.end();
    }
    boolean whole = position > 0 && text.substring(position).isBlank();
    return withoutNewline(whole ? joined.toString() : unescaped(text));
  }

  private static String withoutNewline(String text) {
    return text.replaceFirst("[\\r\\n]+$", "");
  }

  /** JSON needs its backslashes: only those before quotes and letters of control go. */
  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char next = text.charAt(++i);
      switch (next) {
        case 't' -> plain.append('\t');
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        default -> plain.append(next);
      }
    }
    return plain.toString();
  }
}
