package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.velocity.Ownership.SourceFile;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How well the code is known by people who still work on it, by service and by folder. */
final class OwnershipPart {
  private static final int FOLDERS = 20;
  private static final int DEEPEST = 6;

  /** A folder that holds more of the files is shown by its parts. */
  private static final double MOST_OF_ALL = 0.6;

  private static final Unit AUTHORS = Unit.count("author");
  private static final String HOW =
      "degree of authorship by who created and changed each file, renames followed, bots and"
          + " generated files left out; active wrote something in the 365 days before the end";

  private final Joined joined;
  private final Ownership ownership;

  OwnershipPart(Joined joined) {
    this.joined = joined;
    this.ownership = new Ownership(joined.material);
  }

  /**
   * How well a service is known.
   *
   * @param truckFactor active authors who can leave before most files have none
   * @param unowned part of the files without an active author
   */
  record OfService(String service, Measurement truckFactor, Measurement unowned) {}

  List<OfService> services() {
    Map<String, List<String>> declared = joined.settings.services();
    List<OfService> services = new ArrayList<>();
    if (declared.isEmpty()) {
      services.add(service("all files", PathGlobs.ALL));
    }
    declared.forEach((name, globs) -> services.add(service(name, new PathGlobs(globs))));
    return services;
  }

  private OfService service(String name, PathGlobs globs) {
    Numbers numbers = joined.numbers.of(name);
    String factor = "active truck factor";
    String unowned = "files without an active author";
    if (joined.history.isEmpty() || ownership.isEmpty()) {
      String why = "no history of the code was read";
      String fix = "name the product's repository, or clone it here";
      return new OfService(
          name, numbers.missing(factor, why, fix), numbers.missing(unowned, why, fix));
    }
    Predicate<SourceFile> isOfService = file -> globs.matches(file.path(), file.repository());
    if (ownership.files().stream().noneMatch(isOfService)) {
      String why = "no file matches " + joined.settings.services().get(name);
      String fix = "mend the globs of the service";
      return new OfService(
          name, numbers.missing(factor, why, fix), numbers.missing(unowned, why, fix));
    }
    Ownership.Known known = ownership.of(isOfService);
    return new OfService(
        name,
        numbers.exact(factor, known.truckFactor(), AUTHORS, known.files(), HOW),
        numbers.exact(
            unowned, (double) known.unowned() / known.files(), Unit.RATIO, known.files(), HOW));
  }

  List<Indicator> indicators() {
    return services().stream()
        .flatMap(each ->
            List.of(Indicator.of(each.truckFactor()), Indicator.of(each.unowned())).stream())
        .toList();
  }

  /** Returns the folders with the most files; empty where no repository was read. */
  Optional<Exhibit> folders() {
    if (joined.history.isEmpty() || ownership.isEmpty()) {
      return Optional.empty();
    }
    int depth = depth();
    List<List<Cell>> rows =
        largest(counts(depth)).stream().map(folder -> row(folder, depth)).toList();
    return Optional.of(
        new Exhibit.Table(
            "Who can still be asked, by folder",
            "Names are left out on purpose: it tells where knowledge is thin, not who is good.",
            List.of("folder", "files", "active authors", "truck factor", "without an author"),
            rows));
  }

  private int depth() {
    int depth = 1;
    while (depth < DEEPEST && holdsMost(counts(depth))) {
      depth++;
    }
    return depth;
  }

  private static List<String> largest(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(FOLDERS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean holdsMost(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .anyMatch(
            e -> e.getValue() > MOST_OF_ALL * ownership.files().size() && !e.getKey().equals("/"));
  }

  private Map<String, Integer> counts(int depth) {
    Map<String, Integer> counts = new TreeMap<>();
    ownership.files().forEach(file -> counts.merge(folder(file.name(), depth), 1, Integer::sum));
    return counts;
  }

  /** Returns the first {@code depth} folders of a path; a slash for files in none. */
  private static String folder(String path, int depth) {
    int end = -1;
    for (int i = 0; i < depth; i++) {
      int next = path.indexOf('/', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return end < 0 ? "/" : path.substring(0, end);
  }

  private List<Cell> row(String folder, int depth) {
    Ownership.Known known = ownership.of(file -> folder(file.name(), depth).equals(folder));
    Numbers numbers = joined.numbers.of(folder);
    return List.of(
        Cell.of(folder),
        Cell.of(numbers.exact("files", known.files(), Unit.count("file"), known.files(), HOW)),
        Cell.of(numbers.exact("active authors", known.owners(), AUTHORS, known.files(), HOW)),
        Cell.of(
            numbers.exact("active truck factor", known.truckFactor(), AUTHORS, known.files(), HOW)),
        Cell.of(
            numbers.exact(
                "files without an active author",
                (double) known.unowned() / known.files(),
                Unit.RATIO,
                known.files(),
                HOW)));
  }

  /** Returns what is not known of the files, a sentence; nothing where all is. */
  String caveat() {
    int unknown = ownership.withoutBeginning();
    int files = ownership.files().size();
    return unknown * 20 <= files
        ? ""
        : "Who created "
            + Digits.whole(unknown)
            + " of "
            + Digits.whole(files)
            + " files is not in the history that was read, so ownership is less sure.";
  }
}
