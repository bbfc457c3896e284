package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides what is asked of header fields. */
final class HeaderRules {
  private static final long YEAR_SECONDS = 31_536_000;
  private static final Pattern MAX_AGE = Pattern.compile("max-age\\s*=\\s*\"?(\\d{1,18})");
  private static final Pattern TEXT = Pattern.compile("text/.*|.*\\+xml.*|.*/xml.*");
  private static final Set<String> LEAKING = Set.of("unsafe-url", "no-referrer-when-downgrade");
  private static final Set<String> ISOLATING = Set.of("same-origin", "same-origin-allow-popups");

  static final Map<String, Rule> RULES =
      Map.of(
          "v5.0.0-3.4.1", HeaderRules::transportSecurity,
          "v5.0.0-3.4.2", (recorded, level) -> crossOrigin(recorded),
          "v5.0.0-3.4.3", HeaderRules::contentPolicy,
          "v5.0.0-3.4.4", (recorded, level) -> noSniff(recorded),
          "v5.0.0-3.4.5", (recorded, level) -> referrer(recorded),
          "v5.0.0-3.4.6", (recorded, level) -> framing(recorded),
          "v5.0.0-3.4.7", (recorded, level) -> reporting(recorded),
          "v5.0.0-3.4.8", (recorded, level) -> isolation(recorded),
          "v5.0.0-3.7.4", (recorded, level) -> preload(recorded),
          "v5.0.0-4.1.1", (recorded, level) -> mediaType(recorded));

  private HeaderRules() {}

  private static State transportSecurity(Recorded recorded, int level) {
    Predicate<HttpAnswer> bad =
        answer -> {
          String value = answer.value("strict-transport-security").toLowerCase(Locale.ROOT);
          boolean subdomains = level < 2 || value.contains("includesubdomains");
          return maxAge(value) < YEAR_SECONDS || !subdomains;
        };
    String subdomains = level < 2 ? "" : " with subdomains";
    return Tally.every(
        Answers.secure(recorded), "answer", bad, "set no HSTS of a year" + subdomains);
  }

  private static long maxAge(String value) {
    Matcher matcher = MAX_AGE.matcher(value);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private static State crossOrigin(Recorded recorded) {
    List<HttpAnswer> asked =
        recorded.answers.stream().filter(a -> !a.origin().isEmpty() && a.status() > 0).toList();
    List<HttpAnswer> open =
        recorded.answers.stream()
            .filter(a -> a.value("access-control-allow-origin").equals("*"))
            .toList();
    for (HttpAnswer answer : asked) {
      String allowed = answer.value("access-control-allow-origin");
      if (allowed.equals(answer.origin()) || allowed.equals("null")) {
        return new State.Gap(
            Tally.at(answer) + " lets the foreign origin " + answer.origin() + " read",
            1,
            asked.size());
      }
    }
    if (!open.isEmpty()) {
      return new State.Unknown(
          Tally.at(open.getFirst()) + " lets every origin read",
          "say that nothing there is confidential, or name the origins");
    }
    return asked.isEmpty()
        ? new State.Unknown("no answer to a foreign Origin is recorded", "")
        : Tally.every(asked, "answer", any -> false, "", 1);
  }

  private static State contentPolicy(Recorded recorded, int level) {
    Predicate<HttpAnswer> bad =
        answer -> {
          List<ContentPolicy> policies = ContentPolicy.of(answer);
          return policies.stream().noneMatch(ContentPolicy::closesObjectsAndBases)
              || policies.stream().noneMatch(ContentPolicy::limitsScripts)
              || level > 2 && policies.stream().noneMatch(ContentPolicy::signsScripts);
        };
    return Tally.every(
        Answers.pages(recorded),
        "page",
        bad,
        level > 2
            ? "have no policy that closes objects and bases and signs scripts"
            : "have no policy that closes objects and bases and names what may run",
        1);
  }

  private static State noSniff(Recorded recorded) {
    return Tally.every(
        Answers.secure(recorded),
        "answer",
        a -> !a.value("x-content-type-options").equalsIgnoreCase("nosniff"),
        "lack nosniff");
  }

  /** A page may say it in its HTML, so that no header is no gap. */
  private static State referrer(Recorded recorded) {
    List<HttpAnswer> pages = Answers.pages(recorded);
    State gap =
        Tally.every(pages, "page", a -> LEAKING.contains(policy(a)), "tell addresses to others", 1);
    boolean silent = pages.stream().anyMatch(page -> policy(page).isEmpty());
    return gap instanceof State.Met && silent
        ? new State.Unknown("a page has no such header, and its HTML is not recorded", "")
        : gap;
  }

  /** The last policy that is listed counts where browsers know it. */
  private static String policy(HttpAnswer answer) {
    String value = answer.value("referrer-policy").toLowerCase(Locale.ROOT);
    return value.substring(value.lastIndexOf(',') + 1).strip();
  }

  private static State framing(Recorded recorded) {
    return Tally.every(
        Answers.secure(recorded),
        "answer",
        a -> ContentPolicy.of(a).stream().noneMatch(p -> p.says("frame-ancestors")),
        "do not say who may frame them");
  }

  private static State reporting(Recorded recorded) {
    return Tally.every(
        Answers.pages(recorded),
        "page",
        a ->
            ContentPolicy.of(a).stream()
                .noneMatch(p -> p.says("report-to") || p.says("report-uri")),
        "report violations nowhere",
        1);
  }

  private static State isolation(Recorded recorded) {
    return Tally.every(
        Answers.pages(recorded),
        "page",
        a -> {
          String value = a.value("cross-origin-opener-policy").toLowerCase(Locale.ROOT);
          return !ISOLATING.contains(value.replaceFirst(";.*", "").strip());
        },
        "share their windows",
        1);
  }

  private static State preload(Recorded recorded) {
    return Tally.every(
        Answers.secure(recorded),
        "answer",
        a -> !a.value("strict-transport-security").toLowerCase(Locale.ROOT).contains("preload"),
        "do not ask for preloading, which the list wants",
        1);
  }

  private static State mediaType(Recorded recorded) {
    return Tally.every(
        Answers.secure(recorded).stream().filter(HeaderRules::hasBody).toList(),
        "answer",
        a -> {
          String type = a.value("content-type").toLowerCase(Locale.ROOT);
          return type.isEmpty()
              || TEXT.matcher(type.replaceFirst(";.*", "").strip()).matches()
                  && !type.contains("charset");
        },
        "do not say their media type or character set");
  }

  private static boolean hasBody(HttpAnswer answer) {
    int status = answer.status();
    return status >= 200
        && status != 204
        && status != 304
        && !answer.value("content-length").equals("0")
        && !Answers.isRedirect(answer);
  }
}
