package dev.tenfold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file under {@code src/test/golden}; {@code -Dgolden=update} rewrites it. */
public final class Golden {
  private Golden() {}

  /** Checks that {@code text} is what the file holds. */
  public static void check(String name, String text) throws IOException {
    Path module = Path.of("").toAbsolutePath();
    Path app = module.endsWith("tenfold-app") ? module : module.resolve("tenfold-app");
    Path file = app.resolve("src/test/golden").resolve(name);
    if (System.getProperty("golden", "compare").equals("update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("-Dgolden=update writes it").exists();
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
