package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recorded answers by what they can show. */
final class Answers {
  private static final Set<String> ORDINARY = Set.of("GET", "HEAD", "POST");

  private Answers() {}

  /** Returns answers to ordinary requests that are not known to have come without TLS. */
  static List<HttpAnswer> secure(Recorded recorded) {
    return recorded.answers.stream()
        .filter(a -> a.status() > 0 && ORDINARY.contains(a.method()))
        .filter(a -> !isPlain(a))
        .toList();
  }

  static List<HttpAnswer> pages(Recorded recorded) {
    return secure(recorded).stream().filter(Answers::isPage).toList();
  }

  /** Returns answers to requests over http, also those that were none. */
  static List<HttpAnswer> plain(Recorded recorded) {
    return recorded.answers.stream().filter(Answers::isPlain).toList();
  }

  static boolean isPlain(HttpAnswer answer) {
    return answer.url().toLowerCase(Locale.ROOT).startsWith("http://");
  }

  static boolean isPage(HttpAnswer answer) {
    return answer.value("content-type").toLowerCase(Locale.ROOT).contains("text/html");
  }

  static boolean isContent(HttpAnswer answer) {
    return answer.status() >= 200 && answer.status() < 300;
  }

  static boolean isRedirect(HttpAnswer answer) {
    return answer.status() >= 300 && answer.status() < 400 && answer.status() != 304;
  }

  /** Returns the path of the address, without what follows it. */
  static String path(HttpAnswer answer) {
    String url = answer.url().replaceFirst("(?i)^https?://[^/]*", "").replaceFirst("[?#].*", "");
    return url.isEmpty() ? "/" : url;
  }
}
