package dev.tenfold.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.Method;
import dev.tenfold.testing.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private record Seen(String template, int status, int requests) {}

  @Test
  void keepsUpToTwentyChildren() {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      seen.add(new Seen("/lamp/" + word(i), 200, i == 0 ? 10_000 : 1));
    }
    assertThat(folded(RoutePatterns.NONE, seen)).hasSize(20).doesNotContainKey("GET /lamp/{slug}");
  }

  @Test
  void foldsTheQuietOfMoreThanTwentyChildrenAndKeepsTheLoud() {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      seen.add(new Seen("/lamp/" + word(i), 200, 1));
    }
    seen.add(new Seen("/lamp/hot", 200, 20)); // 20 of 1000 is 2 %
    seen.add(new Seen("/lamp/warm", 200, 19));
    seen.add(new Seen("/lamp/{id}", 200, 861));
    assertThat(folded(RoutePatterns.NONE, seen))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("GET /lamp/{slug}", 119L, "GET /lamp/hot", 20L, "GET /lamp/{id}", 861L));
  }

  @Test
  void keepsExtensionsAndWhatStandsBelow() {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      seen.add(new Seen("/media/" + word(i) + ".png", 200, 1));
      seen.add(new Seen("/media/" + word(i) + "/edit", 200, 1));
    }
    assertThat(folded(RoutePatterns.NONE, seen))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("GET /media/*.png", 60L, "GET /media/{slug}/edit", 60L));
  }

  @Test
  void takesWhatWasNeverFoundOutOfTheRoutes() {
    List<Seen> seen =
        List.of(
            new Seen("/wp-login.php", 404, 50),
            new Seen("/.env", 400, 7),
            new Seen("/xmlrpc.php", 405, 3),
            new Seen("/cart", 404, 5),
            new Seen("/cart", 200, 1));
    assertThat(folded(RoutePatterns.NONE, seen))
        .containsExactlyInAnyOrderEntriesOf(Map.of("(unmatched)", 60L, "GET /cart", 6L));
  }

  @Test
  void leavesTargetsThatAreNoPathsAsTheyAre() {
    List<Seen> seen = List.of(new Seen("*", 200, 5), new Seen("example.com:443", 200, 1));
    assertThat(folded(RoutePatterns.NONE, seen))
        .containsExactlyInAnyOrderEntriesOf(Map.of("GET *", 5L, "GET example.com:443", 1L));
  }

  @Test
  void staysWithinItsBudget() {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      for (int j = 0; j < 18; j++) {
        for (int k = 0; k < 18; k++) {
          seen.add(new Seen("/" + word(i) + "/" + word(j) + "/" + word(k), 200, 1 + i + j + k));
        }
      }
    }
    Map<String, Long> folded = folded(RoutePatterns.NONE, seen);
    assertThat(folded).hasSize(Folding.BUDGET).containsKey("(other)");
    assertThat(folded.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(seen.stream().mapToLong(Seen::requests).sum());
    assertThat(folded).containsKey("GET /" + word(17) + "/" + word(17) + "/" + word(17));
  }

  @Test
  void putsPatternsFirst() {
    RoutePatterns patterns =
        new RoutePatterns(List.of("/users/{name}", "/users/me", "/files/**", "/area/51"));
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      seen.add(new Seen("/users/" + word(i), 200, 1));
      seen.add(new Seen("/files/" + word(i) + "/" + word(i), 404, 1));
    }
    seen.add(new Seen("/users/me", 200, 1));
    seen.add(new Seen("/area/51", 200, 2));
    seen.add(new Seen("/area/{id}", 200, 3));
    assertThat(folded(patterns, seen))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "GET /users/{name}", 30L,
                "GET /users/me", 1L,
                "GET /files/**", 30L,
                "GET /area/51", 2L,
                "GET /area/{id}", 3L));
  }

  @Seeded(cases = 30)
  void foldsTheSameInAnyOrderAndSplit(RandomGenerator random) {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String path = "/" + word(random.nextInt(3)) + "/" + word(random.nextInt(80));
      String file = random.nextInt(3) == 0 ? ".css" : random.nextInt(4) == 0 ? "/{id}" : "";
      seen.add(new Seen(path + file, random.nextInt(5) == 0 ? 404 : 200, 1 + random.nextInt(30)));
    }
    Map<String, Long> folded = folded(RoutePatterns.NONE, seen);
    List<Seen> shuffled = new ArrayList<>();
    for (Seen one : seen) {
      int part = random.nextInt(one.requests + 1);
      shuffled.add(new Seen(one.template, one.status, part));
      shuffled.add(new Seen(one.template, one.status, one.requests - part));
    }
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    assertThat(folded(RoutePatterns.NONE, shuffled)).isEqualTo(folded);
  }

  @Test
  void boundsItsMemoryAndStillPutsPatternsFirst() {
    RouteTable table = new RouteTable(new RoutePatterns(List.of("/users/{name}")));
    int many = RouteTable.TYPED_LIMIT * 8 / 5;
    for (int i = 0; i < 2 * many; i++) {
      String host = i < many ? "shop" : "host" + i;
      int id = table.intern(new Route(host, Method.GET, "/junk/" + word(i)));
      table.count(new int[] {id}, new short[] {200}, new int[] {1}, 1);
    }
    assertThat(table.size()).isLessThan(3 * RouteTable.TYPED_LIMIT);
    int known = table.intern(new Route("shop", Method.GET, "/users/ada"));
    assertThat(table.intern(new Route("shop", Method.GET, "/users/grace"))).isEqualTo(known);
  }

  @Test
  void putsPatternsFirstWhileFoldingEarly() {
    RouteTable table = new RouteTable(new RoutePatterns(List.of("/users/{name}")));
    for (int i = 0; i < RouteTable.TYPED_LIMIT + 10; i++) {
      int id = table.intern(new Route("shop", Method.GET, "/" + word(i)));
      table.count(new int[] {id}, new short[] {200}, new int[] {1}, 1);
    }
    int size = table.size();
    int late = table.intern(new Route("shop", Method.GET, "/late"));
    assertThat(table.route(late).template()).isEqualTo("/{slug}");
    int user = table.intern(new Route("shop", Method.GET, "/users/ada"));
    assertThat(table.route(user).template()).isEqualTo("/users/{name}");
    assertThat(table.size()).isLessThanOrEqualTo(size + 2);
  }

  private static Map<String, Long> folded(RoutePatterns patterns, List<Seen> seen) {
    RouteTable table = new RouteTable(patterns);
    int[] ids = new int[seen.size()];
    for (int i = 0; i < ids.length; i++) {
      Seen one = seen.get(i);
      ids[i] = table.intern(new Route("shop", Method.GET, one.template));
      table.count(
          new int[] {ids[i]}, new short[] {(short) one.status}, new int[] {one.requests}, 1);
    }
    Folding folding = table.fold();
    Map<String, Long> requests = new TreeMap<>();
    for (int i = 0; i < ids.length; i++) {
      requests.merge(
          folding.routes().get(folding.of(ids[i])).label(), (long) seen.get(i).requests, Long::sum);
    }
    return requests;
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int n = number; n > 0 || word.isEmpty(); n /= 20) {
      word.append((char) ('a' + n % 20)).append('z');
    }
    return word.toString();
  }
}
