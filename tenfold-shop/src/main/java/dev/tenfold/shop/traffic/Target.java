package dev.tenfold.shop.traffic;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The shop to visit.
 *
 * @param base scheme, host and port, without a path; the host is this machine's loopback address
 */
public record Target(URI base) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  public Target {
    String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
    if (!"http".equals(base.getScheme()) || !LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException(
          base + " is not on this machine: traffic goes to http://127.0.0.1 or localhost only");
    }
    String path = base.getRawPath();
    if (base.getRawUserInfo() != null || !(path.isEmpty() || path.equals("/"))) {
      throw new IllegalArgumentException(base + " must be a host and a port, nothing more");
    }
    base = base.resolve("/");
  }

  /** Returns the shop at {@code url}, such as {@code http://127.0.0.1:8080}. */
  public static Target of(String url) {
    try {
      return new Target(new URI(url));
    } catch (java.net.URISyntaxException e) {
      throw new IllegalArgumentException(url + " is no address: " + e.getReason(), e);
    }
  }

  /** Returns where a path of the shop, with its query, is found. */
  public URI at(String path) {
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path);
  }

  public String host() {
    String host = base.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  public int port() {
    return base.getPort() < 0 ? 80 : base.getPort();
  }
}
