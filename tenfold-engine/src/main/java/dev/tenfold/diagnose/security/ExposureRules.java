package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what those outside may reach and learn, also from what attackers reached. */
final class ExposureRules {
  private static final Pattern SOURCE_CONTROL = Pattern.compile("(?i).*/\\.(git|svn|hg|bzr)(/.*)?");
  private static final Pattern MONITORING =
      Pattern.compile(
          "(?i)/(metrics|debug|server-status|server-info)([/.].*)?"
              + "|(/.*)?/(actuator|swagger(-ui)?|api-docs|openapi\\.(json|ya?ml)|phpinfo\\.php"
              + "|graphiql|jolokia|heapdump)([/.].*)?");
  private static final Pattern VERSION = Pattern.compile(".*\\d+\\.\\d+.*");
  private static final Set<String> TELLING =
      Set.of("server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version");
  private static final Set<String> DEBUGGING =
      Set.of("x-debug-token", "x-debug-token-link", "x-debug-exception", "x-sourcefiles");
  private static final Set<String> RARE = Set.of("TRACE", "PUT", "DELETE", "PATCH", "CONNECT");

  static final Map<String, Rule> RULES =
      Map.of(
          "v5.0.0-4.1.2", (recorded, level) -> redirects(recorded),
          "v5.0.0-4.1.4", (recorded, level) -> methods(recorded),
          "v5.0.0-13.4.1", (recorded, level) -> reached(recorded, SOURCE_CONTROL, true),
          "v5.0.0-13.4.2", (recorded, level) -> debugging(recorded),
          "v5.0.0-13.4.3", (recorded, level) -> new State.Unknown("no scan reports listings", ""),
          "v5.0.0-13.4.4", (recorded, level) -> trace(recorded),
          "v5.0.0-13.4.5", (recorded, level) -> reached(recorded, MONITORING, false),
          "v5.0.0-13.4.6", (recorded, level) -> versions(recorded));

  private ExposureRules() {}

  private static State redirects(Recorded recorded) {
    List<HttpAnswer> plain = Answers.plain(recorded).stream().filter(a -> a.status() > 0).toList();
    List<HttpAnswer> interfaces =
        plain.stream()
            .filter(a -> Answers.path(a).matches("(?i)/(.*/)?(api|v\\d+)(/.*)?"))
            .toList();
    List<HttpAnswer> wrong = interfaces.stream().filter(Answers::isRedirect).toList();
    if (!wrong.isEmpty()) {
      return new State.Gap(
          Tally.at(wrong.getFirst()) + " redirects programs to https, and hides that they leak",
          wrong.size(),
          interfaces.size());
    }
    boolean needed =
        recorded.material.facts().surfaces().contains(ProductFacts.Surface.API)
            || recorded.material.facts().surfaces().isEmpty();
    if (plain.isEmpty() || needed && interfaces.isEmpty()) {
      return new State.Unknown("what interfaces answer over http is not recorded", "");
    }
    return new State.Met(plain.size() + " recorded answers over http");
  }

  private static State methods(Recorded recorded) {
    List<HttpAnswer> rare =
        recorded.answers.stream().filter(a -> RARE.contains(a.method()) && a.status() > 0).toList();
    List<HttpAnswer> trace =
        rare.stream().filter(a -> a.method().equals("TRACE") && Answers.isContent(a)).toList();
    if (!trace.isEmpty()) {
      return new State.Gap(
          Tally.at(trace.getFirst()) + " answers TRACE", trace.size(), rare.size());
    }
    long refused =
        rare.stream()
            .filter(a -> a.status() == 405 || a.status() == 501 || a.status() == 403)
            .map(HttpAnswer::method)
            .distinct()
            .count();
    boolean all = rare.stream().noneMatch(Answers::isContent);
    return refused >= 2 && all
        ? new State.Met(refused + " methods are refused")
        : new State.Unknown("answers to " + refused + " refused methods are recorded", "");
  }

  private static State trace(Recorded recorded) {
    List<HttpAnswer> asked =
        recorded.answers.stream()
            .filter(a -> a.method().equals("TRACE") && a.status() > 0)
            .toList();
    for (HttpAnswer answer : recorded.answers) {
      if (answer.value("allow").toUpperCase(Locale.ROOT).contains("TRACE")) {
        return new State.Gap(Tally.at(answer) + " allows TRACE", 1, recorded.answers.size());
      }
    }
    return asked.isEmpty()
        ? new State.Unknown("no answer to TRACE is recorded", "")
        : Tally.every(asked, "answer", Answers::isContent, "to TRACE have content", 1);
  }

  /** Refusals from outside show that nothing is open, and not that nothing is deployed. */
  private static State reached(Recorded recorded, Pattern paths, boolean deployedCounts) {
    List<String> open = new ArrayList<>();
    long looked = 0;
    for (HttpAnswer answer : recorded.answers) {
      if (answer.status() > 0 && paths.matcher(Answers.path(answer)).matches()) {
        looked++;
        if (Answers.isContent(answer)) {
          open.add(Tally.at(answer) + " answers " + answer.status());
        }
      }
    }
    AttackEvidence attacks = recorded.material.evidence().attacks();
    if (attacks != null) {
      Probing probing = new Probing(attacks.probes());
      for (AttackEvidence.Probe probe : attacks.probes()) {
        if (paths.matcher(probe.path()).matches()) {
          looked++;
          if (probing.found(probe)) {
            String where = " in " + attacks.source();
            open.add(probe.path() + " was answered " + probe.answered() + " times" + where);
          }
        }
      }
    }
    if (!open.isEmpty()) {
      return new State.Gap(open.getFirst(), open.size(), looked);
    }
    String refused = looked + (looked == 1 ? " address was" : " addresses were") + " refused";
    if (deployedCounts) {
      return new State.Unknown(
          looked == 0 ? "nothing asked for it" : refused + " from outside", "");
    }
    return looked >= Tally.LEAST_ADDRESSES
        ? new State.Met(refused)
        : new State.Unknown(looked == 0 ? "nothing asked for it" : "only " + refused, "");
  }

  private static State debugging(Recorded recorded) {
    return Tally.every(
        Answers.secure(recorded),
        "answer",
        a -> DEBUGGING.stream().anyMatch(name -> !a.values(name).isEmpty()),
        "carry a header of a debugger",
        1);
  }

  private static State versions(Recorded recorded) {
    return Tally.every(
        Answers.secure(recorded),
        "answer",
        a -> TELLING.stream().anyMatch(name -> VERSION.matcher(a.value(name)).matches()),
        "tell a version",
        1);
  }
}
