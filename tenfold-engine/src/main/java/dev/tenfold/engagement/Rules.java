package dev.tenfold.engagement;

import dev.tenfold.engagement.Target.Baseline;
import dev.tenfold.engagement.Target.Revision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a schema cannot say of an engagement. */
public final class Rules {
  private static final double ROUNDING = 1e-6;

  private final Engagement engagement;
  private final List<Breach> breaches = new ArrayList<>();

  private Rules(Engagement engagement) {
    this.engagement = engagement;
  }

  /** Returns all that is unsound, in the order of the file. */
  public static List<Breach> breaches(Engagement engagement) {
    Rules rules = new Rules(engagement);
    rules.owners();
    rules.commitment();
    rules.waivers();
    rules.targets();
    rules.allocation();
    rules.breaches.addAll(CostRules.breaches(engagement.cost()));
    new SourceRules(rules.breaches).check(engagement.sources());
    new SecurityRules(engagement, rules.breaches).check();
    return rules.breaches;
  }

  private void add(String pointer, String what, String fix) {
    breaches.add(new Breach(pointer, what, fix));
  }

  private void owners() {
    if (engagement.technicalOwner().isEmpty()) {
      add(
          "/spec/owners",
          "there is no technical owner on the client's side",
          "name who decides on the product's technology: side: client, role: technical-owner");
    }
  }

  private void commitment() {
    if (engagement.commitment().end().isBefore(engagement.commitment().start())) {
      add("/spec/commitment/end", "the commitment ends before it starts", "swap start and end");
    }
  }

  private void waivers() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < engagement.waivers().size(); i++) {
      Waiver waiver = engagement.waivers().get(i);
      String pointer = "/spec/gate/waivers/" + i;
      if (waiver.expires().isBefore(waiver.decided())) {
        add(pointer + "/expires", "the waiver expires before it was decided", "give a later day");
      }
      if (!seen.add(waiver.criterion())) {
        add(
            pointer + "/criterion",
            waiver.criterion() + " is waived twice",
            "keep the waiver that holds");
      }
    }
  }

  private void targets() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < engagement.targets().size(); i++) {
      Target target = engagement.targets().get(i);
      String pointer = "/spec/targets/" + i;
      if (!seen.add(target.id())) {
        add(pointer + "/id", "two targets are called " + target.id(), "give one another name");
      }
      if (target.metric() == Target.Metric.LATENCY && Double.isNaN(target.objective().quantile())) {
        add(
            pointer + "/objective",
            "a latency without a quantile says nothing of the slow requests",
            "add quantile: 0.95");
      }
      baselines(target, pointer + "/baselines/");
    }
  }

  private void baselines(Target target, String pointer) {
    for (int i = 0; i < target.baselines().size(); i++) {
      Baseline baseline = target.baselines().get(i);
      if (baseline.to().isBefore(baseline.from())) {
        add(pointer + i + "/window", "the window ends before it begins", "write first/last day");
      }
      if (baseline.measured().isBefore(baseline.to())) {
        add(
            pointer + i + "/measured",
            "the baseline was measured before its window ended",
            "give the day on which the number was known");
      }
      Revision revision = baseline.revision();
      if (i == 0 && revision != null) {
        add(
            pointer + i + "/supersedes",
            "the first baseline supersedes one that is not there",
            "keep the baseline that it replaces above it: the first one stays in view");
      } else if (i > 0 && revision == null) {
        add(
            pointer + i,
            "a later baseline replaces the first without saying why",
            "add supersedes, reason, decision and approvedBy");
      } else if (i > 0
          && revision != null
          && !revision.supersedes().equals(target.baselines().get(i - 1).measured())) {
        add(
            pointer + i + "/supersedes",
            "no baseline before it was measured on " + revision.supersedes(),
            "name " + target.baselines().get(i - 1).measured());
      }
    }
  }

  private void allocation() {
    Allocation allocation = engagement.allocation();
    double sum = allocation.feature() + allocation.reliability() + allocation.exploration();
    if (Math.abs(sum - 1) > ROUNDING) {
      add(
          "/spec/allocation/policy",
          "the parts add up to " + Math.round(sum * 100) + " %",
          "let feature, reliability and exploration add up to 1");
    }
    if (allocation.floor() > allocation.reliability() + ROUNDING) {
      add(
          "/spec/allocation/floor/reliability",
          "the floor for reliability is above its part",
          "lower the floor or raise the part");
    }
  }
}
