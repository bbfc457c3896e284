package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports in the order of time. Of the same tool over the same subject the newest tells what is so;
 * older ones tell since when.
 */
final class Reports {
  private final List<Scan> scans = new ArrayList<>();
  private final List<Weakness> weaknesses = new ArrayList<>();
  private final List<Weakness> present = new ArrayList<>();

  Reports(SecurityEvidence evidence, Instant asOf) {
    evidence.scans().stream()
        .filter(scan -> !isLater(scan.at(), asOf))
        .sorted(Comparator.comparing(scan -> or(scan.at())))
        .forEach(scans::add);
    evidence.weaknesses().stream()
        .filter(weakness -> !isLater(weakness.found(), asOf))
        .forEach(weaknesses::add);
    Map<String, Scan> newest = new HashMap<>();
    Map<String, Set<String>> superseded = new HashMap<>();
    for (Scan scan : scans) {
      Scan before = newest.put(scan.tool() + "\n" + target(scan) + "\n" + scan.kind(), scan);
      if (before != null && before.kind() != Scan.Kind.STATEMENTS && isOlder(before, scan)) {
        superseded.computeIfAbsent(report(before), any -> new HashSet<>()).add(kind(before));
      }
    }
    for (Weakness weakness : weaknesses) {
      String report = weakness.place().source() + "\n" + weakness.tool();
      if (!superseded.getOrDefault(report, Set.of()).contains(kind(weakness.kind()))) {
        present.add(weakness);
      }
    }
  }

  /**
   * Returns what a tool looked at, whatever version of it: an image without its tag. Where the
   * report does not say, the name of the file without its digits stands for it.
   */
  private static String target(Scan scan) {
    String subject = scan.subject();
    String plain = subject.replaceFirst("@.*$", "").replaceFirst(":[\\w.-]+$", "");
    if (!plain.isEmpty()) {
      return plain;
    }
    return subject.isEmpty() ? scan.place().source().replaceAll("\\d", "") : subject;
  }

  /** A report that failed does not tell that anything is gone. */
  private static boolean isOlder(Scan before, Scan scan) {
    Instant earlier = before.at();
    Instant later = scan.at();
    return scan.completed() && earlier != null && later != null && earlier.isBefore(later);
  }

  private static boolean isLater(@Nullable Instant at, Instant asOf) {
    return at != null && at.isAfter(asOf);
  }

  private static Instant or(@Nullable Instant at) {
    return at == null ? Instant.MIN : at;
  }

  private static String report(Scan scan) {
    return scan.place().source() + "\n" + scan.label();
  }

  private static String kind(Scan scan) {
    return switch (scan.kind()) {
      case COMPONENTS -> kind(Weakness.Kind.COMPONENT);
      case CODE -> kind(Weakness.Kind.CODE);
      case CONFIGURATION -> kind(Weakness.Kind.CONFIGURATION);
      case SECRETS -> kind(Weakness.Kind.SECRET);
      case PRACTICE -> kind(Weakness.Kind.PRACTICE);
      case INVENTORY, STATEMENTS, EXPLOITED, FORECAST -> "";
    };
  }

  private static String kind(Weakness.Kind kind) {
    return kind.name();
  }

  List<Scan> scans() {
    return scans;
  }

  /** Returns everything that was ever found, whatever became of it. */
  List<Weakness> all() {
    return weaknesses;
  }

  /** Returns what the newest reports say. */
  List<Weakness> present() {
    return present;
  }

  /** Returns the scan that found a weakness; empty where the report tells of none. */
  Optional<Scan> scan(Weakness weakness) {
    return scans.stream()
        .filter(scan -> scan.place().source().equals(weakness.place().source()))
        .filter(scan -> scan.label().equals(weakness.tool()))
        .filter(scan -> kind(scan).equals(kind(weakness.kind())))
        .findFirst();
  }

  boolean isStatement(Weakness weakness) {
    return scans.stream()
        .filter(scan -> scan.kind() == Scan.Kind.STATEMENTS)
        .anyMatch(scan -> scan.place().source().equals(weakness.place().source()));
  }

  Optional<Scan> latest(Scan.Kind kind) {
    return scans.reversed().stream().filter(scan -> scan.kind() == kind).findFirst();
  }

  /** Returns the files that hold what somebody says of vulnerabilities. */
  Set<String> statements() {
    Set<String> files = new HashSet<>();
    for (Scan scan : scans) {
      if (scan.kind() == Scan.Kind.STATEMENTS) {
        files.add(scan.place().source());
      }
    }
    return files;
  }
}
