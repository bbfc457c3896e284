package dev.tenfold.shop.traffic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param path where the visitor is now, after redirects
 * @param status 0 when nothing came back
 */
public record Page(String path, int status, String body) {
  private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#]*)\"");
  private static final Pattern PICTURE = Pattern.compile("src=\"(/[^\"#]*)\"");
  private static final Pattern SLUG = Pattern.compile("\"slug\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

  boolean isFine() {
    return status >= 200 && status < 400;
  }

  /** Returns the links and forms of the page that match, each once, in order. */
  public List<String> links(Pattern wanted) {
    return found(LINK).stream().filter(link -> wanted.matcher(link).matches()).toList();
  }

  /** Returns one of the links that match; those further up more often. */
  Optional<String> link(Pattern wanted, SplittableRandom random) {
    List<String> links = links(wanted);
    if (links.isEmpty()) {
      return Optional.empty();
    }
    double u = random.nextDouble();
    return Optional.of(links.get((int) (u * u * links.size())));
  }

  List<String> pictures() {
    return found(PICTURE);
  }

  /** Returns the names of categories in a JSON document. */
  public List<String> slugs() {
    return found(SLUG);
  }

  /** Returns the numbers of products in a JSON document. */
  List<String> ids() {
    return found(ID);
  }

  private List<String> found(Pattern pattern) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = pattern.matcher(body);
    while (matcher.find()) {
      found.add(matcher.group(1).replace("&amp;", "&"));
    }
    return new ArrayList<>(found);
  }
}
