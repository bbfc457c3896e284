package dev.tenfold.cli;

import dev.tenfold.gate.GateDecision;
import dev.tenfold.report.DiagnosisJson;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says whether it is worth starting. */
@Command(
    name = "gate",
    header = "Say whether it is worth starting, from evidence.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "tenfold -C <workspace> gate",
    description = {
      "",
      "Decides from what was collected and agreed: real usage, a problem that can be",
      "named, 90 days of commitment, a technical owner on the client's side. Says for",
      "each target what change can be told from noise. Exits with 0 when the gate is",
      "open, 10 when it is closed, 11 when something is not known.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  tenfold -C shop gate",
      "  tenfold -C shop gate --json | jq .outcome"
    },
    mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
  private final Environment environment;
  private final TenfoldCommand root;

  GateCommand(Environment environment, TenfoldCommand root) {
    this.environment = environment;
    this.root = root;
  }

  @Override
  public Integer call() {
    if (root.workspace == null) {
      throw new TenfoldException(
          TenfoldException.Kind.USAGE,
          List.of(
              new Problem(
                  "no workspace was named",
                  "command line",
                  "name the folder with engagement.yaml: tenfold -C <folder> gate")));
    }
    GateDecision decision = new EngagedWorkspace(environment, root.workspace).gate();
    if (root.json) {
      DiagnosisJson.write(decision, environment.out());
    } else {
      environment.out().print(new TerminalGate(environment.columns()).text(decision));
    }
    environment.out().flush();
    return switch (decision.outcome()) {
      case OPEN -> ExitCode.DONE;
      case CLOSED -> ExitCode.NO;
      case UNKNOWN -> ExitCode.UNKNOWN;
    };
  }
}
