package dev.tenfold.diagnose.security;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What paths in an access log speak of attacks. Payloads in query strings and bodies are not seen:
 * neither is kept.
 */
public final class AttackPatterns {
  /** What no product should have within reach, and attempts to leave its folder. */
  private static final Pattern NEVER =
      Pattern.compile(
          "(?i)(/\\.(git|svn|hg|env|aws|ssh|htaccess|htpasswd|ds_store)\\b|/etc/passwd|/boaform"
              + "|/actuator/(env|heapdump|gateway)|/phpinfo\\.php|/vendor/phpunit"
              + "|/telescope/requests|/_ignition/|/web-inf/|/id_rsa\\b|/\\.vscode/sftp"
              + "|/(backup|dump|database|db)\\.(sql|zip|tar|tgz|gz)\\b"
              + "|(^|[/\\\\]|%2f|%5c)(%2e|\\.){2}(%2f|%5c|[/\\\\]|$)|[a-z0-9_-]\\.\\.[/\\\\]|%c0%ae|\\$\\{jndi:|%24%7bjndi"
              + "|union(\\+|%20)+select|/\\.well-known/.*\\.php)");

  /** What belongs to one platform, and is probing on every product that is not built on it. */
  private static final Pattern PLATFORM =
      Pattern.compile(
          "(?i)/(wp-(?:login|admin|content|includes|config|json)|xmlrpc\\.php|phpmyadmin|cgi-bin"
              + "|server-status|solr/admin|manager/html|hnap1|owa/auth|autodiscover)\\b");

  private static final Pattern SIGN_IN =
      Pattern.compile(
          "(?i).*/(log-?in|sign-?in|sign-?on|logon|sessions?|auth|authenticate|oauth2?/token|token"
              + "|wp-login|xmlrpc|j_security_check|j_spring_security_check)(\\.[a-z]{2,5})?/?");

  private static final int LONGEST = 8192;

  private AttackPatterns() {}

  /**
   * Returns whether a request asks for what no product should answer, or for a platform's paths.
   *
   * @param path as it was sent
   */
  public static boolean isProbe(String path) {
    return path.length() <= LONGEST
        && (NEVER.matcher(path).find() || PLATFORM.matcher(path).find());
  }

  /**
   * Returns the platform that a path belongs to, in small letters; empty for none, and for what no
   * platform should serve.
   */
  static String platform(String path) {
    if (path.length() > LONGEST || NEVER.matcher(path).find()) {
      return "";
    }
    Matcher matcher = PLATFORM.matcher(path);
    if (!matcher.find()) {
      return "";
    }
    String found = matcher.group(1).toLowerCase(Locale.ROOT);
    return found.startsWith("wp-") || found.equals("xmlrpc.php") ? "wordpress" : found;
  }

  /** Returns whether a path is one that people sign in at. */
  static boolean isSignIn(String path) {
    return path.length() <= LONGEST && SIGN_IN.matcher(path).matches();
  }
}
