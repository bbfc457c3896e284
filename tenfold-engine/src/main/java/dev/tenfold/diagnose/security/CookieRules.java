package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Decides what is asked of cookies. */
final class CookieRules {
  private static final int MOST_BYTES = 4096;
  private static final Pattern SESSION =
      Pattern.compile("sess|sid$|^sid|auth|jwt|token", Pattern.CASE_INSENSITIVE);
  private static final Pattern FOR_SCRIPTS = Pattern.compile("csrf|xsrf", Pattern.CASE_INSENSITIVE);

  static final Map<String, Rule> RULES =
      Map.of(
          "v5.0.0-3.3.1", (recorded, level) -> secure(recorded),
          "v5.0.0-3.3.2", (recorded, level) -> sameSite(recorded),
          "v5.0.0-3.3.3", (recorded, level) -> hostPrefix(recorded),
          "v5.0.0-3.3.4", (recorded, level) -> httpOnly(recorded),
          "v5.0.0-3.3.5", (recorded, level) -> size(recorded));

  private CookieRules() {}

  private record Cookie(String name, int bytes, String attributes) {
    boolean has(String attribute) {
      return attributes.contains(";" + attribute + ";")
          || attributes.contains(";" + attribute + "=");
    }

    boolean isSession() {
      return SESSION.matcher(name).find() && !FOR_SCRIPTS.matcher(name).find();
    }
  }

  private static List<Cookie> cookies(Recorded recorded) {
    List<Cookie> cookies = new ArrayList<>();
    for (HttpAnswer answer : Answers.secure(recorded)) {
      for (String value : answer.values("set-cookie")) {
        String[] parts = value.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        StringBuilder attributes = new StringBuilder(";");
        for (int i = 1; i < parts.length; i++) {
          attributes.append(parts[i].strip().toLowerCase(Locale.ROOT)).append(';');
        }
        cookies.add(new Cookie(name, parts[0].strip().length() - 1, attributes.toString()));
      }
    }
    return cookies;
  }

  private static State secure(Recorded recorded) {
    return every(
        recorded,
        cookie ->
            !cookie.has("secure")
                || !cookie.name.startsWith("__Host-") && !cookie.name.startsWith("__Secure-"),
        "are not Secure or lack the prefix of their name");
  }

  private static State sameSite(Recorded recorded) {
    State absent = every(recorded, cookie -> !cookie.has("samesite"), "say no SameSite");
    boolean none = cookies(recorded).stream().anyMatch(c -> c.attributes.contains("samesite=none"));
    return absent instanceof State.Met && none
        ? new State.Unknown(
            "a cookie says SameSite=None", "say what it is for, or make it Lax or Strict")
        : absent;
  }

  private static State hostPrefix(Recorded recorded) {
    State gap =
        every(
            recorded,
            cookie -> !cookie.name.startsWith("__Host-") && !cookie.has("domain"),
            "stay with one host and do not say so by __Host-");
    boolean shared = cookies(recorded).stream().anyMatch(c -> c.has("domain"));
    return gap instanceof State.Met && shared
        ? new State.Unknown("a cookie names a domain", "say whether other hosts need it")
        : gap;
  }

  private static State httpOnly(Recorded recorded) {
    State gap =
        every(
            recorded,
            cookie -> cookie.isSession() && !cookie.has("httponly"),
            "have the name of a session and are open to scripts");
    boolean open = cookies(recorded).stream().anyMatch(c -> !c.has("httponly"));
    return gap instanceof State.Met && open
        ? new State.Unknown("a cookie is open to scripts", "say whether scripts need it")
        : gap;
  }

  private static State size(Recorded recorded) {
    return every(recorded, cookie -> cookie.bytes > MOST_BYTES, "are over 4,096 bytes");
  }

  private static State every(Recorded recorded, Predicate<Cookie> bad, String what) {
    List<Cookie> cookies = cookies(recorded);
    if (cookies.isEmpty()) {
      return new State.Unknown("no recorded answer sets a cookie", "");
    }
    List<Cookie> broken = cookies.stream().filter(bad).toList();
    if (broken.isEmpty()) {
      return new State.Met("all " + cookies.size() + " cookies in recorded answers");
    }
    String part = broken.size() + " of " + cookies.size() + " recorded cookies ";
    return new State.Gap(
        part + what + ": " + broken.getFirst().name, broken.size(), cookies.size());
  }
}
