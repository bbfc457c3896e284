package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One content security policy.
 *
 * @param directives sources by directive, lower case; the first of a name counts
 * @see <a href="https://www.w3.org/TR/CSP3/#parse-serialized-policy">CSP 3, 2.2.1</a>
 */
record ContentPolicy(Map<String, String> directives) {

  /** Returns the policies that an answer enforces: every one of them holds. */
  static List<ContentPolicy> of(HttpAnswer answer) {
    return answer.values("content-security-policy").stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(ContentPolicy::parsed)
        .filter(policy -> !policy.directives.isEmpty())
        .toList();
  }

  private static ContentPolicy parsed(String text) {
    Map<String, String> directives = new HashMap<>();
    for (String part : text.toLowerCase(Locale.ROOT).split(";", -1)) {
      String[] words = part.strip().split("\\s+", 2);
      if (!words[0].isEmpty()) {
        directives.putIfAbsent(words[0], words.length > 1 ? words[1].strip() : "");
      }
    }
    return new ContentPolicy(Map.copyOf(directives));
  }

  boolean says(String directive) {
    return directives.containsKey(directive);
  }

  boolean closesObjectsAndBases() {
    String objects = says("object-src") ? "object-src" : "default-src";
    return "'none'".equals(directives.get(objects)) && "'none'".equals(directives.get("base-uri"));
  }

  /** Returns whether scripts are named or signed: not everything inline, not every host. */
  boolean limitsScripts() {
    String scripts = scripts();
    boolean inline = scripts.contains("'unsafe-inline'") && !signsScripts();
    boolean anyHost = (" " + scripts + " ").matches(".* (\\*|https?:|data:) .*");
    boolean ignored = scripts.contains("'strict-dynamic'");
    return !scripts.isEmpty() && !inline && (!anyHost || ignored);
  }

  boolean signsScripts() {
    return scripts().contains("'nonce-") || scripts().contains("'sha");
  }

  private String scripts() {
    return directives.getOrDefault("script-src", directives.getOrDefault("default-src", ""));
  }
}
