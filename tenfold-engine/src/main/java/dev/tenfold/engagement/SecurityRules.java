package dev.tenfold.engagement;

import dev.tenfold.engagement.Security.AcceptedRisk;
import dev.tenfold.engagement.Security.NotApplicable;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a schema cannot say of what is declared of a product's security. */
final class SecurityRules {
  /** A year and a day: what is accepted for longer is not decided again but forgotten. */
  private static final int LONGEST_DAYS = 366;

  private static final int MOST_PORTS = 65_535;

  private final Engagement engagement;
  private final List<Breach> breaches;

  /**
   * @param breaches where they are added, in the order of the file
   */
  SecurityRules(Engagement engagement, List<Breach> breaches) {
    this.engagement = engagement;
    this.breaches = breaches;
  }

  void check() {
    hosts();
    Set<String> accepted = new HashSet<>();
    List<AcceptedRisk> risks = engagement.security().accepted();
    for (int i = 0; i < risks.size(); i++) {
      String pointer = "/spec/security/accepted/" + i;
      if (!accepted.add(risks.get(i).id())) {
        add(pointer + "/id", risks.get(i).id() + " is accepted twice", "keep the one that holds");
      }
      risk(risks.get(i), pointer);
    }
    Set<String> excluded = new HashSet<>();
    List<NotApplicable> others = engagement.security().notApplicable();
    for (int i = 0; i < others.size(); i++) {
      String id = others.get(i).id();
      String pointer = "/spec/security/notApplicable/" + i + "/id";
      if (!excluded.add(id)) {
        add(pointer, id + " is declared twice", "keep one of the two");
      }
      if (accepted.contains(id)) {
        add(
            pointer,
            id + " is accepted as a risk, too",
            "a requirement that does not apply bears no risk: keep one of the two");
      }
    }
  }

  private void hosts() {
    for (int i = 0; i < engagement.sources().size(); i++) {
      List<URI> hosts = engagement.sources().get(i).hosts();
      for (int j = 0; j < hosts.size(); j++) {
        if (hosts.get(j).getPort() == 0 || hosts.get(j).getPort() > MOST_PORTS) {
          add(
              "/spec/sources/" + i + "/hosts/" + j,
              "there is no port " + hosts.get(j).getPort(),
              "give one of 1 to " + MOST_PORTS + ", or none for the usual one");
        }
        if (hosts.get(j).getUserInfo() != null) {
          add(
              "/spec/sources/" + i + "/hosts/" + j,
              "a name or a secret stands in an address",
              "take it out: hosts are asked as anybody may ask them");
        }
      }
    }
  }

  private void risk(AcceptedRisk risk, String pointer) {
    if (risk.expires().isBefore(risk.decided())) {
      add(pointer + "/expires", "the risk expires before it was accepted", "give a later day");
    } else if (risk.expires().isAfter(risk.decided().plusDays(LONGEST_DAYS))) {
      add(
          pointer + "/expires",
          "the risk is accepted for more than a year",
          "give a day within a year, and decide anew then");
    }
    boolean known =
        engagement.owners().stream()
            .anyMatch(
                owner -> owner.side() == Owner.Side.CLIENT && owner.name().equals(risk.owner()));
    if (!known) {
      add(
          pointer + "/owner",
          risk.owner() + " is not an owner on the client's side",
          "name who answers for it, as they stand under owners");
    }
  }

  private void add(String pointer, String what, String fix) {
    breaches.add(new Breach(pointer, what, fix));
  }
}
