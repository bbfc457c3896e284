package dev.tenfold.diagnose.velocity;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files people write: not what is generated, copied in from others, or no text. */
final class SourceFiles {
  private static final Set<String> COPIED =
      Set.of(
          "vendor",
          "vendored",
          "node_modules",
          "bower_components",
          "third-party",
          "third_party",
          "thirdparty",
          "Godeps",
          "dist",
          "generated",
          ".yarn",
          "__snapshots__");

  private static final Pattern GENERATED =
      Pattern.compile(
          "^(?:package-lock\\.json|npm-shrinkwrap\\.json|go\\.sum|gradlew|gradlew\\.bat|mvnw"
              + "|mvnw\\.cmd|pnpm-lock\\.yaml)$"
              + "|\\.(?:lock|lockfile|map|snap|pb\\.go|pb\\.cc|pb\\.h|g\\.dart)$"
              + "|\\.min\\.(?:js|css)$|_pb2(?:_grpc)?\\.pyi?$|[._-]generated\\.\\w+$");

  private static final Pattern NO_TEXT =
      Pattern.compile(
          "\\.(?:png|jpe?g|gif|ico|svg|webp|bmp|tiff?|pdf|ttf|otf|woff2?|eot|zip|gz|bz2|xz|zst|tar"
              + "|tgz|jar|war|class|so|dll|exe|bin|dat|mp[34]|mov|avi|webm|keystore|jks|p12)$",
          Pattern.CASE_INSENSITIVE);

  private SourceFiles() {}

  static boolean isWritten(String path) {
    String[] parts = path.split("/");
    int last = parts.length - 1;
    return Arrays.stream(parts, 0, last).noneMatch(COPIED::contains)
        && !GENERATED.matcher(parts[last]).find()
        && !NO_TEXT.matcher(parts[last]).find();
  }
}
