package dev.tenfold.diagnose.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "src/main/java/Shop.java",
        "distribution/Shop.java",
        "vendors/Acme.java",
        "src/generated.md",
        "docs/gradlew.md",
        "Makefile"
      })
  void what_people_write_is_written(String path) {
    assertThat(SourceFiles.isWritten(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web/node_modules/left-pad/index.js",
        "third_party/zlib/zlib.h",
        "src/generated/Shop.java",
        "web/package-lock.json",
        "gradlew",
        "api/shop.pb.go",
        "web/app.min.js",
        "api/shop_pb2_grpc.py",
        "src/shop.generated.ts",
        "logo.PNG",
        "lib/shop.jar",
        ".yarn/releases/yarn.cjs"
      })
  void what_is_generated_copied_in_or_no_text_is_not(String path) {
    assertThat(SourceFiles.isWritten(path)).isFalse();
  }
}
