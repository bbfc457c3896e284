package dev.tenfold.source.accesslog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a folder holds, not looking into the folders in it. Where some names say {@code access},
 * only those are logs; otherwise any name with {@code log} in it or of a packed file, but for error
 * logs.
 *
 * @param logs files whose names are those of access logs, by name
 * @param passedOver names of everything else
 */
record Folder(List<Path> logs, List<String> passedOver) {
  private static final int SHOWN = 5;
  private static final Pattern LOG =
      Pattern.compile(
          "(^|[-._])(log|logs|access|requests?|haproxy|u_ex\\d+)([-._0-9]|$).*"
              + "|\\.(jsonl|ndjson|ltsv|gz|zst|xz)$|^u_ex\\d+");
  private static final Pattern OTHER =
      Pattern.compile("(^|[-._])(errors?|debug|slow|audit|install)([-._0-9]|$)");

  Folder {
    logs = List.copyOf(logs);
    passedOver = List.copyOf(passedOver);
  }

  /** Lists {@code folder}; hidden files are not looked at. */
  static Folder list(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> children = Files.list(folder)) {
      all = children.filter(path -> !lower(path).startsWith(".")).sorted().toList();
    }
    List<Path> candidates = all.stream().filter(Folder::looksLikeLog).toList();
    List<Path> access = candidates.stream().filter(it -> lower(it).contains("access")).toList();
    List<Path> logs = access.isEmpty() ? candidates : access;
    List<String> others = new ArrayList<>();
    for (Path path : all) {
      if (!logs.contains(path)) {
        others.add(path.getFileName() + (Files.isDirectory(path) ? "/" : ""));
      }
    }
    return new Folder(logs, others);
  }

  private static boolean looksLikeLog(Path path) {
    String name = lower(path);
    return Files.isRegularFile(path) && LOG.matcher(name).find() && !OTHER.matcher(name).find();
  }

  private static String lower(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** Returns the names passed over for a person to read. */
  String others() {
    if (passedOver.isEmpty()) {
      return "it is empty";
    }
    String shown = passedOver.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = passedOver.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
