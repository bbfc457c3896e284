package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.security.PatchTable.Answers;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What catalogues say of vulnerabilities, and whether not being in one means anything. */
final class Threats {
  private final Map<String, List<Threat>> byId = new HashMap<>();
  private final LocalDate day;
  private final boolean catalogue;

  /**
   * @param relevant ids that anything was found for: the forecasts cover hundreds of thousands
   */
  Threats(SecurityMaterial material, Reports reports, Recorded when, Set<String> relevant) {
    this.day = LocalDate.ofInstant(when.asOf, ZoneOffset.UTC);
    this.catalogue =
        reports.latest(Scan.Kind.EXPLOITED).filter(scan -> when.isFresh(scan.at())).isPresent();
    for (Threat threat : material.evidence().threats()) {
      if (relevant.contains(threat.id())) {
        byId.computeIfAbsent(threat.id(), any -> new ArrayList<>()).add(threat);
      }
    }
  }

  Answers answers(String id, @Nullable Boolean exposed) {
    Boolean automatable = null;
    Boolean total = null;
    for (Threat threat : of(id)) {
      automatable = threat.automatable() == null ? automatable : threat.automatable();
      total = threat.totalImpact() == null ? total : threat.totalImpact();
    }
    return new Answers(exploited(id), exposed, automatable, total);
  }

  private @Nullable Boolean exploited(String id) {
    for (Threat threat : of(id)) {
      LocalDate listed = threat.listed();
      if (Boolean.TRUE.equals(threat.exploited()) && (listed == null || !listed.isAfter(day))) {
        return true;
      }
    }
    return catalogue && Aliases.isCve(id) ? Boolean.FALSE : null;
  }

  /** Returns since when it is listed as exploited; null where it is not or nobody says. */
  @Nullable Instant listed(String id) {
    LocalDate first = null;
    for (Threat threat : of(id)) {
      LocalDate listed = threat.listed();
      if (listed != null && (first == null || listed.isBefore(first))) {
        first = listed;
      }
    }
    return first == null ? null : first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Returns the newest forecast; null where nobody gives one. */
  @Nullable Double epss(String id) {
    Double epss = null;
    LocalDate newest = LocalDate.MIN;
    for (Threat threat : of(id)) {
      LocalDate forecast = threat.forecast() == null ? LocalDate.MIN : threat.forecast();
      if (threat.epss() != null && !forecast.isBefore(newest)) {
        newest = forecast;
        epss = threat.epss();
      }
    }
    return epss;
  }

  private List<Threat> of(String id) {
    return byId.getOrDefault(id, List.of());
  }
}
