package dev.tenfold.engage;

import dev.tenfold.diagnose.security.AttackEvidence;
import dev.tenfold.diagnose.security.ProductFacts;
import dev.tenfold.diagnose.security.ProductFacts.DataClass;
import dev.tenfold.diagnose.security.ProductFacts.Surface;
import dev.tenfold.diagnose.security.SecurityEvidence;
import dev.tenfold.engagement.Product;
import dev.tenfold.engagement.Security;
import dev.tenfold.source.security.HeaderReading;
import dev.tenfold.source.security.SecurityReading;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is declared and recorded of a product's security, as its diagnosis takes it. */
final class SecurityFacts {
  private SecurityFacts() {}

  /** Returns what is declared; partners are outside, so what they reach counts as exposed. */
  static ProductFacts declared(Product.Facts facts, Security security) {
    Set<DataClass> data = EnumSet.noneOf(DataClass.class);
    for (String each : facts.data()) {
      data.add(
          switch (each) {
            case "public" -> DataClass.PUBLIC;
            case "internal" -> DataClass.INTERNAL;
            case "personal" -> DataClass.PERSONAL;
            case "payment" -> DataClass.PAYMENT;
            case "credentials" -> DataClass.CREDENTIALS;
            default -> DataClass.SENSITIVE;
          });
    }
    return new ProductFacts(
        data,
        !facts.exposure().equals("internal"),
        facts.movesMoney(),
        facts.tenants().equals("multi"),
        surfaces(security),
        security.repositories(),
        security.names());
  }

  private static Set<Surface> surfaces(Security security) {
    Set<Surface> surfaces = EnumSet.noneOf(Surface.class);
    for (String each : security.surfaces()) {
      surfaces.add(each.equals("browser") ? Surface.BROWSER : Surface.API);
    }
    return surfaces;
  }

  static SecurityEvidence evidence(List<SecurityFile> files, AttackEvidence attacks) {
    List<SecurityReading> reports =
        files.stream().map(SecurityFile::report).filter(Objects::nonNull).toList();
    List<HeaderReading> recorded =
        files.stream().map(SecurityFile::recorded).filter(Objects::nonNull).toList();
    return new SecurityEvidence(
        reports.stream().flatMap(each -> each.weaknesses().facts().stream()).toList(),
        reports.stream().flatMap(each -> each.scans().stream()).toList(),
        reports.stream().flatMap(each -> each.components().stream()).toList(),
        reports.stream().flatMap(each -> each.checks().stream()).toList(),
        reports.stream().flatMap(each -> each.threats().stream()).toList(),
        recorded.stream().flatMap(each -> each.answers().facts().stream()).toList(),
        recorded.stream().flatMap(each -> each.handshakes().stream()).toList(),
        attacks);
  }
}
