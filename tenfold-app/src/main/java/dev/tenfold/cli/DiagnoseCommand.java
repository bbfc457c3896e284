package dev.tenfold.cli;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.report.DiagnosisJson;
import dev.tenfold.report.HtmlReport;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what limits the product: from logs that are named, or from what a workspace holds. */
@Command(
    name = "diagnose",
    header = "Say what limits the product, with evidence.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "tenfold diagnose [<options>] <log>...",
      "       tenfold -C <workspace> diagnose [<options>]"
    },
    description = {
      "",
      "Reads access logs (files, globs, folders, rotated and compressed sets, - for",
      "standard input), prints the diagnosis on one screen and writes a report of one",
      "HTML file. Without logs it reads what the workspace has collected: all six",
      "dimensions where the workspace has an engagement.yaml.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  tenfold diagnose /var/log/nginx/access.log*",
      "  tenfold diagnose --format '%%h %%l %%u %%t \"%%r\" %%>s %%b %%D' access.log",
      "  tenfold diagnose --json --report none access.log | jq .title",
      "  zcat old.gz | tenfold diagnose -"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "<log>", description = "Logs to read.")
  List<String> logs = new ArrayList<>();

  @Mixin LogOptions options = new LogOptions();

  @Option(
      names = "--report",
      paramLabel = "<file>",
      defaultValue = "tenfold-report.html",
      description = {
        "Where the report goes; \"none\" for no report.",
        "Default: ${DEFAULT-VALUE}."
      })
  String report = "tenfold-report.html";

  private final Environment environment;
  private final TenfoldCommand root;

  DiagnoseCommand(Environment environment, TenfoldCommand root) {
    this.environment = environment;
    this.root = root;
  }

  @Override
  public Integer call() {
    tell(environment, diagnosis(), report, root.json);
    return ExitCode.DONE;
  }

  private Diagnosis diagnosis() {
    if (!logs.isEmpty() || root.workspace == null) {
      return new LogDiagnosis(environment).of(logs, options);
    }
    return EngagedWorkspace.isOne(environment, root.workspace)
        ? new EngagedWorkspace(environment, root.workspace).diagnose(options)
        : new Workspace(environment, root.workspace).diagnose(options);
  }

  /** Writes the report of a diagnosis and prints it, also where the report cannot be written. */
  static void tell(Environment environment, Diagnosis diagnosis, String report, boolean json) {
    if (report.equals("none")) {
      print(environment, diagnosis, "", json);
      return;
    }
    try {
      write(environment.folder().resolve(report), diagnosis);
    } catch (TenfoldException e) {
      print(environment, diagnosis, "", json);
      throw e;
    }
    print(environment, diagnosis, report, json);
  }

  /**
   * @param report where the report is; empty where there is none
   */
  private static void print(
      Environment environment, Diagnosis diagnosis, String report, boolean json) {
    if (json) {
      DiagnosisJson.write(diagnosis, environment.out());
    } else {
      environment
          .out()
          .print(
              new TerminalDiagnosis(environment.outIsTerminal(), environment.columns())
                  .text(diagnosis, report));
    }
    environment.out().flush();
  }

  private static void write(Path file, Diagnosis diagnosis) {
    try (var out = Files.newBufferedWriter(file)) {
      HtmlReport.write(diagnosis, out);
    } catch (IOException | UncheckedIOException e) {
      throw TenfoldException.input(
          "the report cannot be written: " + e.getMessage(),
          file.toString(),
          "choose another place with --report FILE, or --report none");
    }
  }
}
