package dev.tenfold.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.testing.NativeText;
import dev.tenfold.testing.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  private static final PathTemplate PLAIN = new PathTemplate(RoutePatterns.NONE, 0x5DEECE66DL);
  private static final List<String> SEGMENTS =
      List.of(
          "",
          "cart",
          "product",
          "v1",
          "v2.1",
          "1",
          "42",
          "4711",
          "12345678",
          "9ea9ae6f",
          "deadbeef",
          "app.9ea9ae6f.js",
          "app.js",
          "4711.json",
          "2026-03-12",
          "green-lamp-64081",
          "green-lamp-640",
          "550e8400-e29b-41d4-a716-446655440000",
          "a;b=1",
          ";x",
          "é",
          "%20",
          "averyveryverylongsegmentwithoutdigits",
          "jquery-1.9.1.min.js",
          "ABC-1234567",
          "x{id}",
          "dXNlcjpwYXNzd29yZDEyMzQ1Njc4OTA",
          "exactly8",
          "exactly16exactly");

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/cart, /cart",
    "/product/4711, /product/{id}",
    "/product/4711/, /product/{id}/",
    "/1/22/333, /{id}/{id}/{id}",
    "/12345678901234567890, /{id}",
    "/3-17, /{id}",
    "/u/550e8400-e29b-41d4-a716-446655440000, /u/{uuid}",
    "/u/550E8400-E29B-41D4-A716-446655440000, /u/{uuid}",
    "/c/9ea9ae6f, /c/{hex}",
    "/c/d41d8cd98f00b204e9800998ecf8427e, /c/{hex}",
    "/c/deadbeef, /c/deadbeef",
    "/c/9ea9ae6, /c/9ea9ae6",
    "/report/2026-03-12, /report/{date}",
    "/report/2026-03-12T17:00:00Z, /report/{date}",
    "/v1/users, /v1/users",
    "/v2.1/users, /v2.1/users",
    "/v10/users, /v10/users",
    "/jquery-1.9.1.min.js, /jquery-1.9.1.min.js",
    "/app.9ea9ae6f.js, /app.{hex}.js",
    "/static/main-9ea9ae6f3b.css, /static/main-{hex}.css",
    "/image/4711.png, /image/{id}.png",
    "/api/hello.world, /api/hello.world", // collapsed by others: grafana/beyla
    "/index.html, /index.html",
    "/lamp/green-lamp-64081, /lamp/{slug}",
    "/2024-05-some-title, /{slug}",
    "/blog/how-to-make-tea, /blog/how-to-make-tea",
    "/base64, /base64",
    "/oauth2/token, /oauth2/token",
    "/mp3/top10, /mp3/top10",
    "/a;jsessionid=1A530637289A03B07199A44E8D531427, /a",
    "/a;v=1/b;w=2, /a/b",
    "/4711;x=y.json, /{id}",
    "/;x, /",
    "//a, //a",
    "*, *",
    "example.com:443, example.com:443",
    "/ü/4711, /ü/{id}",
  })
  void typesTheSegmentsOfAPath(String path, String template) {
    assertThat(text(PLAIN, path)).isEqualTo(template);
  }

  @ParameterizedTest
  @CsvSource({
    "/session/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
    "/order/ORD20260312",
    "/s/dXNlcjpwYXNzd29yZDEyMzQ1Njc4OTA",
  })
  void knowsTokens(String path) {
    assertThat(text(PLAIN, path)).endsWith("/{token}");
  }

  @Seeded(cases = 300)
  void hashesPathsAlikeWhenTheirTemplatesAreAlike(RandomGenerator random) {
    Map<Long, String> seen = new HashMap<>();
    Map<String, Long> hashes = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      String path = path(random);
      byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
      byte[] m = NativeText.of(bytes);
      long hash = PLAIN.hash(m, 0, bytes.length);
      String text = PLAIN.text(m, 0, bytes.length);
      assertThat(seen.getOrDefault(hash, text)).as(path).isEqualTo(text);
      seen.put(hash, text);
      if (!path.contains("{") && !path.startsWith(";")) {
        assertThat(hashes.getOrDefault(text, hash)).as(path).isEqualTo(hash);
        hashes.put(text, hash);
      }
    }
  }

  @Seeded(cases = 300)
  void hashesAPathTheSameWhereverItStands(RandomGenerator random) {
    byte[] path = path(random).getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[path.length + 40];
    random.nextBytes(line);
    int at = random.nextInt(20);
    System.arraycopy(path, 0, line, at, path.length);
    assertThat(PLAIN.hash(NativeText.of(line), at, at + path.length))
        .isEqualTo(PLAIN.hash(NativeText.of(path), 0, path.length));
  }

  @Test
  void leavesWhatAPatternSpellsOut() {
    RoutePatterns patterns = new RoutePatterns(List.of("/area/51", "/users/{name}"));
    PathTemplate templates = new PathTemplate(patterns, 7);
    assertThat(text(templates, "/area/51")).isEqualTo("/area/51");
    assertThat(text(templates, "/area/52")).isEqualTo("/area/{id}");
    assertThat(hash(templates, "/area/51")).isNotEqualTo(hash(templates, "/area/52"));
    assertThat(hash(templates, "/area/53")).isEqualTo(hash(templates, "/area/52"));
  }

  @Test
  void dependsOnItsKey() {
    PathTemplate other = new PathTemplate(RoutePatterns.NONE, 99);
    assertThat(hash(other, "/cart")).isNotEqualTo(hash(PLAIN, "/cart"));
  }

  private static String path(RandomGenerator random) {
    StringBuilder path = new StringBuilder();
    for (int n = random.nextInt(4); n >= 0; n--) {
      path.append('/')
          .append(
              random.nextInt(3) > 0 ? SEGMENTS.get(random.nextInt(SEGMENTS.size())) : word(random));
    }
    return random.nextInt(20) == 0 ? path.substring(1) : path.toString();
  }

  private static String word(RandomGenerator random) {
    String alphabet = random.nextBoolean() ? "0123456789" : "abcdefgzABCXYZ0123456789-_.;";
    StringBuilder word = new StringBuilder();
    for (int n = random.nextInt(40); n > 0; n--) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }

  private static String text(PathTemplate templates, String path) {
    return templates.text(NativeText.of(path), 0, path.getBytes(StandardCharsets.UTF_8).length);
  }

  private static long hash(PathTemplate templates, String path) {
    return templates.hash(NativeText.of(path), 0, path.length());
  }
}
