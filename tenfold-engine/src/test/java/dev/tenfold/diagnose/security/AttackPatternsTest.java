package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackPatternsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.git/HEAD",
        "/app/.env",
        "/wp-login.php",
        "/cgi-bin/../../etc/passwd",
        "/x?q=${jndi:ldap://a}",
        "/items?id=1+UNION+SELECT+1",
        "/actuator/heapdump",
        "/static/..%2f..%2fetc/shadow",
        "/static../settings.py",
        "/%2E%2E/secret",
        "/..",
        "/backup.zip",
      })
  void nobody_has_a_reason_to_ask_for_it(String target) {
    assertThat(AttackPatterns.isProbe(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/git/environment",
        "/actuator/health",
        "/blog/union-select",
        "/.well-known/x",
        "/blog/wait.../comments",
        "/diff/v1..v2",
        "/wp-contents",
      })
  void ordinary_requests_are_none(String target) {
    assertThat(AttackPatterns.isProbe(target)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/login", "/api/v1/sessions", "/user/sign-in/", "/oauth2/token", "/a/Login.aspx"})
  void people_sign_in_there(String path) {
    assertThat(AttackPatterns.isSignIn(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/blog/how-to-login", "/login/help", "/authors", "/tokens"})
  void people_do_not_sign_in_there(String path) {
    assertThat(AttackPatterns.isSignIn(path)).isFalse();
  }

  @Test
  void a_platform_is_told_from_what_nobody_should_serve() {
    assertThat(AttackPatterns.platform("/blog/wp-content/x.js")).isEqualTo("wordpress");
    assertThat(AttackPatterns.platform("/cgi-bin/login.cgi")).isEqualTo("cgi-bin");
    assertThat(AttackPatterns.platform("/wp-content/../../.env")).isEmpty();
    assertThat(AttackPatterns.platform("/cart")).isEmpty();
  }
}
