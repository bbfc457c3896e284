package dev.tenfold.cli;

import dev.tenfold.collect.Collected;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what is new in logs into a workspace's store. */
@Command(
    name = "collect",
    header = "Read what is new into the store, counting nothing twice.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "tenfold -C <workspace> collect",
      "       tenfold -C <workspace> collect [<options>] <log>..."
    },
    description = {
      "",
      "Without logs: reads every source that the workspace's engagement.yaml names, a",
      "line each, and goes on when one fails. --why lists samples of what was refused.",
      "",
      "Reads of each log what the workspace does not hold yet. A log is recognised by",
      "how it begins and by what stands before the place that was read up to, so",
      "rotated, renamed and compressed logs are not counted again.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  tenfold -C shop collect",
      "  tenfold -C shop collect --why incidents",
      "  tenfold -C shop collect /var/log/nginx/",
      "  tenfold -C shop collect --service api api.log api.log.*.gz",
      "  tenfold -C shop diagnose"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CollectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "<log>", arity = "0..*", description = "Logs to read.")
  List<String> logs = new ArrayList<>();

  @Mixin LogOptions options = new LogOptions();

  @Option(
      names = "--why",
      paramLabel = "<source>",
      description = "Lists samples of what was refused of a source, and reads nothing.")
  @Nullable String why;

  private final Environment environment;
  private final TenfoldCommand root;

  CollectCommand(Environment environment, TenfoldCommand root) {
    this.environment = environment;
    this.root = root;
  }

  @Override
  public Integer call() {
    Path workspace = root.workspace;
    if (workspace == null) {
      throw new TenfoldException(
          TenfoldException.Kind.USAGE,
          List.of(
              new Problem(
                  "no workspace was named",
                  "command line",
                  "say where to keep what is read: tenfold -C <folder> collect "
                      + String.join(" ", logs))));
    }
    if (logs.isEmpty() || why != null) {
      return sources(workspace);
    }
    LogInputs inputs = LogInputs.find(environment, options, logs);
    Collected collected = new Workspace(environment, workspace).collect(inputs, options);
    ProblemText.print(environment.err(), inputs.notes());
    collected.logs().forEach(log -> ProblemText.print(environment.err(), log.problems()));
    if (root.json) {
      CollectedJson.write(collected, environment.out());
    } else {
      print(environment.out(), collected);
      environment.out().println("next    tenfold -C " + workspace + " diagnose");
    }
    return ExitCode.DONE;
  }

  /** Collects the sources of an engagement; fails only where none of them can be used. */
  private int sources(Path workspace) {
    EngagedWorkspace engaged = new EngagedWorkspace(environment, workspace);
    SourceTold told =
        new SourceTold(environment, root.json, "tenfold -C " + workspace + " collect");
    if (why != null) {
      told.refused(why, engaged.refused(why));
      return ExitCode.DONE;
    }
    engaged.collect(told::tell);
    told.end("tenfold -C " + workspace + " diagnose");
    return told.anyUsable() ? ExitCode.DONE : ExitCode.INPUT;
  }

  private static void print(PrintStream out, Collected collected) {
    for (Collected.Part log : collected.logs()) {
      out.printf(
          "%s   %,d read = %,d used + %,d rejected%s%n",
          log.name(),
          log.read(),
          log.used(),
          log.rejected(),
          log.knownBytes() > 0 ? "   %,d bytes known before".formatted(log.knownBytes()) : "");
    }
    out.printf(
        "%,d requests new%n", collected.logs().stream().mapToLong(Collected.Part::used).sum());
  }
}
