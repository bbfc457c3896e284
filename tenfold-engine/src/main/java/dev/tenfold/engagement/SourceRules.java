package dev.tenfold.engagement;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a schema cannot say of sources. */
final class SourceRules {
  private final List<Breach> breaches;

  /**
   * @param breaches where those that are found are added
   */
  SourceRules(List<Breach> breaches) {
    this.breaches = breaches;
  }

  void check(List<Source> sources) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      String pointer = "/spec/sources/" + i;
      if (!seen.add(source.name())) {
        add(pointer + "/name", "two sources are called " + source.name(), "rename one");
      }
      place(source, pointer);
      useless(source, pointer);
      values(source, pointer);
    }
  }

  private void add(String pointer, String what, String fix) {
    breaches.add(new Breach(pointer, what, fix));
  }

  private void place(Source source, String pointer) {
    boolean asks = source.kind() == Source.Kind.PROMETHEUS;
    if (asks && source.url() == null) {
      add(pointer, "a server without an address", "add url: http://prometheus:9090");
    } else if (!source.hosts().isEmpty() && source.kind() != Source.Kind.SECURITY) {
      add(pointer + "/hosts", "hosts of a source that asks none", "move them to kind: security");
    } else if (!asks && source.paths().isEmpty() && source.hosts().isEmpty()) {
      add(pointer, "a source without files", "add paths: [logs/access.log*]");
    }
  }

  /** Refuses what would have no effect. */
  private void useless(Source source, String pointer) {
    Set<String> given = new TreeSet<>(source.options().keySet());
    if (!source.service().isEmpty()) {
      given.add("service");
    }
    if (source.url() != null) {
      given.add("url");
    }
    if (source.kind() == Source.Kind.PROMETHEUS && !source.paths().isEmpty()) {
      given.add("paths");
    }
    given.removeAll(keys(source.kind()));
    for (String key : given) {
      add(
          pointer + "/" + key,
          key + " has no effect on a source of kind " + source.kind().words().replace(' ', '-'),
          "take it out");
    }
  }

  private static Set<String> keys(Source.Kind kind) {
    return switch (kind) {
      case ACCESS_LOG -> Set.of("service", "format", "zone");
      case GIT -> Set.of("service", "branch", "tags");
      case DEPLOYMENTS, INCIDENTS -> Set.of("service");
      case PROMETHEUS -> Set.of("url", "token");
      case SLO, COST, SECURITY, VITALS, RESOURCES -> Set.of();
    };
  }

  private void values(Source source, String pointer) {
    String zone = source.option("zone", "UTC");
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      add(pointer + "/zone", "there is no zone " + zone, "write a zone such as Europe/Berlin");
    }
    try {
      Pattern.compile(source.option("tags", ""));
    } catch (PatternSyntaxException e) {
      add(
          pointer + "/tags",
          "this is no pattern: " + e.getDescription(),
          "write a regular expression for whole names, such as v\\d+\\.\\d+\\.\\d+");
    }
  }
}
