package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.FactStore.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepositoriesTest {
  @Test
  void a_repository_is_called_by_as_little_of_its_place_as_tells_it_apart() {
    assertThat(names("../web", "/srv/git/mail.git")).containsExactly("web", "mail");
    assertThat(names("a/web", "b/web.bundle")).containsExactly("a/web", "b/web");
    assertThat(names(".", "../web")).containsExactly("history", "web");
    assertThat(names("web.git", "web.bundle"))
        .containsExactly("history/web.git", "history/web.bundle");
  }

  private static List<String> names(String... places) {
    return Repositories.names(
        List.of(places).stream().map(place -> new Origin("history", place)).toList());
  }
}
