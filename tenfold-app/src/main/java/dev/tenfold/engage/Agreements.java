package dev.tenfold.engage;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Engaged;
import dev.tenfold.diagnose.Standing;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.gate.GateDecision;
import java.util.List;

/** Holds a diagnosis against what was agreed. */
public final class Agreements {
  private Agreements() {}

  /** Returns the diagnosis with verdicts by its targets, the gate, and what its sources gave. */
  public static Diagnosis in(
      Diagnosis whole, Engagement engagement, GateDecision gate, DeclaredFacts facts) {
    List<Standing> standings = Standing.of(engagement, whole);
    return whole.with(
        standings,
        new Engaged(
            TargetTable.of(standings, gate),
            SharedTimeline.of(whole),
            GateTable.of(gate),
            SourceTable.of(engagement, facts)));
  }
}
