package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example's report is what this version makes of it; {@code -Dgolden=update} rewrites it. */
class ExampleTest {
  private static final Path EXAMPLES = Path.of("").toAbsolutePath().resolveSibling("examples");

  @TempDir Path folder;

  @Test
  void theCommittedReportIsWhatTheExampleLogGives() throws IOException {
    Path report = folder.resolve("report.html");
    String screen = diagnose("--report", report.toString(), "shop-access.log");
    screen = screen.replace(report.toString(), "shop-report.html");
    check("shop-report.html", Files.readString(report));
    check("shop-report.txt", screen);
  }

  @Test
  void theDiagnosisNamesThePlantedCauses() {
    String record = diagnose("--report", "none", "--json", "shop-access.log");
    assertThat(record)
        .contains("GET /api/search")
        .contains("GET /api/products/{id}/recommendations")
        .contains("POST /api/checkout")
        .contains("GET /api/notifications/poll of site looks like a long poll");
  }

  private static String diagnose(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        PrintStream outText = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errText = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      Environment environment =
          new Environment(
              EXAMPLES,
              Channels.newChannel(new ByteArrayInputStream(new byte[0])),
              outText,
              errText,
              false,
              false,
              InstantSource.fixed(Instant.parse("2100-01-01T00:00:00Z")),
              () -> 42,
              threads,
              2);
      String[] all = new String[args.length + 1];
      all[0] = "diagnose";
      System.arraycopy(args, 0, all, 1, args.length);
      assertThat(TenfoldCommand.run(environment, all))
          .as(err.toString(StandardCharsets.UTF_8))
          .isZero();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void check(String name, String text) throws IOException {
    Path file = EXAMPLES.resolve(name);
    if (System.getProperty("golden", "compare").equals("update")) {
      Files.writeString(file, text);
    }
    assertThat(file).as("-Dgolden=update writes it").exists();
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
