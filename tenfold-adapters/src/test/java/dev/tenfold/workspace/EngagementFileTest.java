package dev.tenfold.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenfold.engagement.CostModel;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Owner;
import dev.tenfold.engagement.Security;
import dev.tenfold.engagement.Source;
import dev.tenfold.engagement.Target;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dgolden=update} rewrites the messages beside the bad files. */
class EngagementFileTest {
  private static final Path FILES = Path.of("src", "test", "golden", "workspace");

  @TempDir Path folder;

  @Test
  void an_engagement_is_read_as_it_was_written() throws IOException {
    Engagement shop =
        EngagementFile.of("engagement.yaml", Files.readString(FILES.resolve("good.yaml")));
    assertThat(shop.product().zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
    assertThat(shop.product().facts().data()).containsExactlyInAnyOrder("personal", "payment");
    assertThat(shop.technicalOwner().map(Owner::name)).contains("Ana");
    assertThat(shop.commitment().days()).isEqualTo(106);
    Target target = shop.targets().getFirst();
    assertThat(target.objective().isMetBy(299)).isTrue();
    assertThat(target.objective().isMetBy(301)).isFalse();
    assertThat(target.baselines().getFirst().high()).isEqualTo(640);
    assertThat(target.current().value()).isEqualTo(655);
    assertThat(target.current().low()).isNaN();
    assertThat(shop.sources().getFirst().option("zone", "")).isEqualTo("Europe/Berlin");
    assertThat(shop.sources().get(1).kind()).isEqualTo(Source.Kind.PROMETHEUS);
    assertThat(shop.sources().get(2).hosts())
        .extracting(URI::getHost)
        .containsExactly("shop.example", "shop.example");
    Security security = shop.security();
    assertThat(security.surfaces()).containsExactly("browser");
    assertThat(security.accepted().getFirst().expires()).isEqualTo("2026-10-31");
    assertThat(security.accepted().getFirst().decision()).isEqualTo("decisions/0009-parser.md");
    assertThat(security.notApplicable().getFirst().id()).isEqualTo("v5.0.0-4.3.1");
    assertThat(shop.cost().unit()).isEqualTo(new CostModel.Unit("POST /checkout", "3xx"));
    assertThat(shop.cost().pools())
        .extracting(CostModel.Pool::behaviour)
        .containsExactly(
            CostModel.Behaviour.IDLE,
            CostModel.Behaviour.PER_REQUEST,
            CostModel.Behaviour.PER_REQUEST);
    CostModel.Pool web = shop.cost().pools().get(1);
    assertThat(web.match()).hasSize(2);
    assertThat(web.size()).isEqualTo(new CostModel.Size(4, 0.65, 0.5, 20));
    assertThat(shop.cost().pools().get(2).key()).isEqualTo(CostModel.Key.REQUESTS);
  }

  static Stream<String> bad() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".bad.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void every_problem_is_told_at_once_with_its_line(String name) throws IOException {
    String told = "";
    try {
      EngagementFile.of(name, Files.readString(FILES.resolve(name)));
    } catch (TenfoldException e) {
      told =
          e.problems().stream()
              .map(p -> p.what() + "\n  where: " + p.where() + "\n  fix:   " + p.fix() + "\n")
              .collect(Collectors.joining());
    }
    Path golden = FILES.resolve(name.replace(".yaml", ".txt"));
    if (System.getProperty("golden", "compare").equals("update")) {
      Files.writeString(golden, told);
    }
    assertThat(told).isNotEmpty().isEqualTo(Files.readString(golden));
  }

  @Test
  void a_new_workspace_passes_its_own_schema_and_rules() {
    Path shop = folder.resolve("My Shop!");
    Path written = NewWorkspace.write(shop, LocalDate.of(2026, 9, 1));
    Engagement engagement = EngagementFile.read(shop);
    assertThat(engagement.name()).isEqualTo("my-shop");
    assertThat(engagement.commitment().days()).isEqualTo(1);
    assertThat(written.resolveSibling(".gitignore")).content().contains("/.tenfold/");
    assertThat(written.resolveSibling("schema")).isNotEmptyDirectory();
    assertThatThrownBy(() -> NewWorkspace.write(shop, LocalDate.of(2026, 9, 1)))
        .hasMessage("there is an engagement already");
  }

  @Test
  void what_is_nested_without_end_is_told_with_its_line() {
    assertThatThrownBy(() -> EngagementFile.of("e.yaml", "\n" + "[".repeat(100_000)))
        .hasMessageContaining("nested more than 50 deep, on line 2");
    assertThatThrownBy(() -> EngagementFile.of("e.yaml", "- ".repeat(10_000) + "a"))
        .hasMessageContaining("nested more than 50 deep, on line 1");
  }

  @Test
  void what_is_no_file_of_a_page_or_two_is_not_read() throws IOException {
    Path file = folder.resolve(EngagementFile.NAME);
    Files.writeString(file, "a".repeat(2 << 20));
    assertThatThrownBy(() -> EngagementFile.read(folder)).hasMessageContaining("megabyte");
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> EngagementFile.read(folder)).hasMessageContaining("folder");
  }

  @Test
  void a_folder_without_an_engagement_says_how_to_have_one() {
    assertThatThrownBy(() -> EngagementFile.read(folder))
        .isInstanceOfSatisfying(
            TenfoldException.class,
            stop -> assertThat(stop.problems().getFirst().fix()).contains("tenfold init"));
  }
}
