package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.velocity.ChangeSets.State;
import dev.tenfold.diagnose.velocity.Rollout.Act;
import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Incident;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.List;

/** What was left out of the numbers, and why. */
final class VelocityNotes {
  private final Joined joined;
  private final List<String> notes = new ArrayList<>();

  VelocityNotes(Joined joined) {
    this.joined = joined;
  }

  List<String> notes() {
    deployments();
    changes();
    incidents();
    if (!joined.weeks.isEmpty()) {
      notes.add(
          "Trends are of the "
              + joined.weeks.size()
              + " whole weeks in the window, from Monday in "
              + joined.settings.zone()
              + "; what lies before and after counts in the numbers only.");
    }
    return notes;
  }

  private void say(long count, String one, String many) {
    if (count > 0) {
      notes.add(Digits.whole(count) + (count == 1 ? one : many));
    }
  }

  private void deployments() {
    Production production = joined.production;
    List<Rollout> inWindow = production.inWindow();
    say(
        production.all().size() - inWindow.size(),
        " deployment is outside the window: it only tells what was in service.",
        " deployments are outside the window: they only tell what was in service.");
    String elsewhere =
        " not to production, but to " + String.join(", ", production.elsewhere()) + ".";
    say(production.elsewhereCount(), " deployment is" + elsewhere, " deployments are" + elsewhere);
    say(
        production.unsaid(),
        " deployment names no environment and is taken to be to production.",
        " deployments name no environment and are taken to be to production.");
    say(
        count(inWindow, Act.REPEAT),
        " deployment repeats a version.",
        " deployments repeat a version.");
    say(count(inWindow, Act.ROLLBACK), " deployment is a rollback.", " deployments are rollbacks.");
    say(
        count(inWindow, Act.FAILED),
        " attempt did not come to be in service, and is no failed change.",
        " attempts did not come to be in service, and are no failed changes.");
  }

  private static long count(List<Rollout> rollouts, Act act) {
    return rollouts.stream().filter(rollout -> rollout.act() == act).count();
  }

  private void changes() {
    List<ChangeSets.ChangeSet> sets =
        joined.production.changes().stream().map(joined.sets::of).toList();
    say(
        sets.stream().filter(set -> set.state() == State.FIRST).count(),
        " deployment is the first of its service: what was in it is unknown, and it has no lead"
            + " time.",
        " deployments are the first of their service: what was in them is unknown, and they have no"
            + " lead time.");
    say(
        joined.leadTimes.bots(),
        " deployed commit of a bot is left out of lead times.",
        " deployed commits of bots are left out of lead times.");
    say(
        joined.leadTimes.backwards(),
        " span ends before it begins, by a wrong clock or a deployment that ended before the merge,"
            + " and is left out.",
        " spans end before they begin, by a wrong clock or a deployment that ended before the merge,"
            + " and are left out.");
    long picked =
        sets.stream()
            .flatMap(set -> set.commits().stream())
            .filter(commit -> commit.landing() == null)
            .count();
    say(
        picked,
        " deployed commit is not in the branch; if it was picked, the original counts for itself.",
        " deployed commits are not in the branch; if they were picked, the originals count for"
            + " themselves.");
    say(
        joined.history.commits().stream().filter(this::isLater).count(),
        " commit is dated after the window, and counts as known history only.",
        " commits are dated after the window, and count as known history only.");
  }

  private boolean isLater(Commit commit) {
    return !commit.committed().isBefore(joined.window.to());
  }

  private void incidents() {
    List<Incident> incidents = joined.incidents();
    if (incidents == null) {
      return;
    }
    Window window = joined.window;
    say(
        incidents.stream().filter(i -> !Production.contains(window, i.began())).count(),
        " incident began outside the window; it counts only where it is laid to a deployment in it.",
        " incidents began outside the window; they count only where they are laid to a deployment in"
            + " it.");
    say(
        joined.failures.strange(),
        " incident states a cause that is no deployment to production known here.",
        " incidents state a cause that is no deployment to production known here.");
  }
}
