package dev.tenfold.diagnose.velocity;

import static dev.tenfold.diagnose.velocity.Facts.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.velocity.Ownership.SourceFile;
import dev.tenfold.observe.PullRequestStart;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two repositories, whose files and pull requests are called alike. */
class RepositoriesTest {
  private final Facts shop = new Facts();
  private final Facts mail = new Facts(2);

  private VelocityMaterial both() {
    return shop.material(List.of(mail.repository("mail"), shop.repository("shop")));
  }

  @Test
  void a_change_began_when_the_pull_request_of_its_own_repository_did() {
    for (int i = 0; i < 10; i++) {
      double at = 20 + 48 * i;
      shop.deploy("d" + i, shop.commit("change (#" + i + ")", at - 4, at - 4), at);
      shop.heads.add(new PullRequestStart(i, hour(48 * i), 3));
      mail.heads.add(new PullRequestStart(i, hour(48 * i - 500), 3));
    }
    mail.commit("change (#1)", -400, -400);
    assertThat(new Read(both()).value("change lead time, authored to deployed, p50"))
        .isEqualTo(20 * 3600);
  }

  @Test
  void a_revert_by_words_or_number_takes_nothing_back_elsewhere() {
    shop.steady(2);
    shop.deploy("d2", shop.commit("change (#41)", 100, 104), 108);
    mail.commit("Revert \"change 1\"", 70, 70);
    mail.revert("Back out", 110, "#41");
    assertThat(new Read(both()).column("failed")).containsOnly("");
    shop.revert("Back out", 110, "#41");
    assertThat(new Read(both()).column("failed").getFirst()).isEqualTo("rolled back or reverted");
  }

  @Test
  void who_knows_a_file_does_not_know_its_namesake() {
    shop.commit("one", 1, 1);
    mail.author = "Old Hand <old@example.org>";
    mail.commit("one", -24 * 800, -24 * 800);
    Ownership ownership = new Ownership(both());
    assertThat(ownership.files())
        .extracting(SourceFile::name)
        .containsExactly("mail/Main.java", "shop/Main.java");
    assertThat(ownership.of(file -> file.repository().equals("shop")).unowned()).isZero();
    assertThat(ownership.of(file -> file.repository().equals("mail")).unowned()).isEqualTo(1);
  }

  @Test
  void a_glob_may_begin_with_the_repository() {
    PathGlobs both = new PathGlobs(List.of("src/**"));
    assertThat(both.matches("src/a.java", "mail")).isTrue();
    PathGlobs mail = new PathGlobs(List.of("mail/src/**"));
    assertThat(mail.matches("src/a.java", "mail")).isTrue();
    assertThat(mail.matches("src/a.java", "shop")).isFalse();
  }
}
