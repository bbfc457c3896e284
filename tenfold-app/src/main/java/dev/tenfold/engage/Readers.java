package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.observe.Spend;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.slo.Objective;
import dev.tenfold.source.cost.FocusCost;
import dev.tenfold.source.deployments.DeploymentRecords;
import dev.tenfold.source.incidents.IncidentRecords;
import dev.tenfold.source.resources.ResourceRecords;
import dev.tenfold.source.security.HeaderReading;
import dev.tenfold.source.security.HeaderRecords;
import dev.tenfold.source.security.SecurityReading;
import dev.tenfold.source.security.SecurityReports;
import dev.tenfold.source.slo.OpenSloObjectives;
import dev.tenfold.source.vitals.VitalRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Which reader reads the files of which kind of source. */
final class Readers {
  private Readers() {}

  /** Returns the readers of a kind that is in files; none for the others. */
  static List<FactReader<?>> of(Source.Kind kind) {
    return switch (kind) {
      case DEPLOYMENTS -> List.of(new FactReader<>(Deployment.class, DeploymentRecords::read));
      case INCIDENTS -> List.of(new FactReader<>(Incident.class, IncidentRecords::read));
      case SLO -> List.of(new FactReader<>(Objective.class, OpenSloObjectives::read));
      case COST -> List.of(new FactReader<>(Spend.class, FocusCost::read));
      case SECURITY -> List.of(new FactReader<>(SecurityFile.class, Readers::security));
      case VITALS -> List.of(new FactReader<>(VitalRecord.class, VitalRecords::read));
      case RESOURCES -> List.of(new FactReader<>(ResourceSample.class, ResourceRecords::read));
      case ACCESS_LOG, GIT, PROMETHEUS -> List.of();
    };
  }

  /** Reads what a tool reports, or recorded connections where no tool's report is understood. */
  private static Delivery<SecurityFile> security(String name, InputStream in) throws IOException {
    SecurityReading report = SecurityReports.read(name, in);
    if (report.weaknesses().used() > 0 || !report.scans().isEmpty()) {
      return as(report.weaknesses(), new SecurityFile(report, null));
    }
    in.reset();
    HeaderReading recorded = HeaderRecords.read(name, in);
    return recorded.answers().used() > 0
        ? as(recorded.answers(), new SecurityFile(null, recorded))
        : as(report.weaknesses(), new SecurityFile(report, null));
  }

  /** Returns a file, counted as {@code counted} is. */
  static Delivery<SecurityFile> as(Delivery<?> counted, SecurityFile file) {
    return new Delivery<>(
        counted.source(),
        List.of(file),
        counted.read(),
        counted.used(),
        counted.rejected(),
        counted.notes());
  }
}
