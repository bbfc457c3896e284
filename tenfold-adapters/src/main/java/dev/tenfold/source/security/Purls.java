package dev.tenfold.source.security;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Package URLs as tools write them.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
final class Purls {
  /** Names of ecosystems in OSV, by the type of the package URL. */
  private static final Map<String, String> ECOSYSTEMS =
      Map.ofEntries(
          Map.entry("maven", "maven"),
          Map.entry("npm", "npm"),
          Map.entry("pypi", "pypi"),
          Map.entry("go", "golang"),
          Map.entry("crates.io", "cargo"),
          Map.entry("rubygems", "gem"),
          Map.entry("nuget", "nuget"),
          Map.entry("packagist", "composer"),
          Map.entry("hex", "hex"),
          Map.entry("pub", "pub"),
          Map.entry("debian", "deb/debian"),
          Map.entry("ubuntu", "deb/ubuntu"),
          Map.entry("alpine", "apk/alpine"));

  private Purls() {}

  /** Returns a package URL without qualifiers, so that scanners name the same thing alike. */
  static String plain(String purl) {
    PackageURL parsed = parsed(purl);
    return parsed == null ? purl : parsed.getCoordinates();
  }

  /** Returns the host of the repository that a package URL names; empty where it names none. */
  static String repository(String purl) {
    PackageURL parsed = parsed(purl);
    if (parsed == null || parsed.getQualifiers() == null) {
      return "";
    }
    String repository = parsed.getQualifiers().get("repository_url");
    return repository == null ? "" : host(repository);
  }

  /** Returns the host of an address; empty where there is none. */
  static String host(String address) {
    try {
      String full = address.contains("://") ? address : "https://" + address;
      String host = URI.create(full).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Returns the package URL of what OSV names by ecosystem, or else name and version. */
  static String of(String ecosystem, String name, String version) {
    String plain = ecosystem.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
    String type = ECOSYSTEMS.get(plain);
    if (type == null) {
      return named(name, version);
    }
    String path = type.equals("maven") ? name.replace(':', '/') : name;
    int slash = path.lastIndexOf('/');
    String[] parts = type.split("/", 2);
    String namespace = parts.length > 1 ? parts[1] : slash < 0 ? null : path.substring(0, slash);
    try {
      return new PackageURL(
              parts[0],
              namespace,
              slash < 0 ? path : path.substring(slash + 1),
              version.isEmpty() ? null : version,
              null,
              null)
          .getCoordinates();
    } catch (MalformedPackageURLException e) {
      return named(name, version);
    }
  }

  /** Returns what is known of a component without a package URL. */
  static String named(String name, String version) {
    return version.isEmpty() ? name : name + "@" + version;
  }

  private static @Nullable PackageURL parsed(String purl) {
    try {
      return purl.startsWith("pkg:") ? new PackageURL(purl) : null;
    } catch (MalformedPackageURLException e) {
      return null;
    }
  }
}
