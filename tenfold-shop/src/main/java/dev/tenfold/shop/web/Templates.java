package dev.tenfold.shop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** The templates of this build. */
final class Templates {
  /** Differs where a template of the catalogue does, so that no copy outlives its layout. */
  static final String FINGERPRINT = fingerprint();

  private Templates() {}

  private static String fingerprint() {
    CRC32 sum = new CRC32();
    List<String> names =
        List.of(
            "layout",
            "home",
            "category",
            "product",
            "cards",
            "pager",
            "search",
            "stars",
            "reviewform");
    for (String name : names) {
      String file = "Jte" + name + "Generated.class";
      try (InputStream in =
          Templates.class.getResourceAsStream("/dev/tenfold/shop/template/" + file)) {
        if (in == null) {
          throw new IllegalStateException(file + " is missing from the jar");
        }
        sum.update(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Long.toHexString(sum.getValue());
  }
}
