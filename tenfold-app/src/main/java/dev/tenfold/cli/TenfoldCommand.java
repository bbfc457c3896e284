package dev.tenfold.cli;

import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code tenfold}: options that all commands share, and how stops are told. */
@Command(
    name = "tenfold",
    mixinStandardHelpOptions = true,
    versionProvider = TenfoldCommand.Version.class,
    synopsisHeading = "Usage: ",
    customSynopsis = "tenfold [-C <workspace>] [--json] <command> [<args>]",
    header = {"Says what limits a product that is live, with numbers you can check.", ""},
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes:",
      "  0  done",
      "  1  a bug in tenfold",
      "  2  you asked for something tenfold does not understand",
      "  3  your files or telemetry cannot be used",
      "  4  a system tenfold depends on did not answer",
      " 10  the verdict is no",
      " 11  the verdict is not known",
      "",
      "Examples:",
      "  tenfold demo                                  on the log that comes with it",
      "  tenfold diagnose /var/log/nginx/access.log*   what limits it, without set-up",
      "  zcat old.gz | tenfold diagnose -              from a pipe",
      "  tenfold -C shop collect /var/log/nginx/       keep it, count nothing twice",
      "  tenfold -C shop diagnose                      from what was kept",
      "  tenfold init shop                             a workspace for all six dimensions"
    })
public final class TenfoldCommand implements Runnable {
  /** Reads the version from the archive. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tenfold " + version()};
    }
  }

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "-C",
      paramLabel = "<workspace>",
      scope = ScopeType.INHERIT,
      description = "The folder that keeps what is collected, in .tenfold/.")
  @Nullable Path workspace;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the machine's record instead of text.")
  boolean json;

  private TenfoldCommand() {}

  /** Returns the version of this build, or {@code development}. */
  static String version() {
    String version = TenfoldCommand.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Runs one command and returns its exit code. */
  public static int run(Environment environment, String... args) {
    TenfoldCommand root = new TenfoldCommand();
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new InitCommand(environment))
            .addSubcommand(new GateCommand(environment, root))
            .addSubcommand(new CollectCommand(environment, root))
            .addSubcommand(new DiagnoseCommand(environment, root))
            .addSubcommand(new DemoCommand(environment, root));
    line.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpWidth(80);
    line.setParameterExceptionHandler((e, a) -> usage(environment, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failure(environment, e));
    return line.execute(args);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  private static int usage(Environment environment, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    String fix =
        near.isEmpty()
            ? command + " --help lists what it takes"
            : "did you mean " + near.getFirst() + "?";
    return tell(
        environment,
        TenfoldException.Kind.USAGE,
        List.of(new Problem(what(e), "command line", fix)));
  }

  private static String what(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      return first.startsWith("-") ? "there is no option " + first : "there is no command " + first;
    }
    return firstLine(e);
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  private static int failure(Environment environment, Exception e) {
    if (e instanceof TenfoldException stop && stop.kind() != TenfoldException.Kind.INTERNAL) {
      return tell(environment, stop.kind(), stop.problems());
    }
    e.printStackTrace(environment.err());
    return tell(
        environment,
        TenfoldException.Kind.INTERNAL,
        List.of(
            new Problem(
                "a bug in tenfold " + version() + ": " + firstLine(e),
                "the trace above",
                "report it with the trace and the command")));
  }

  private static int tell(
      Environment environment, TenfoldException.Kind kind, List<Problem> problems) {
    ProblemText.print(environment.err(), problems);
    if (problems.size() > 1) {
      environment
          .err()
          .println(problems.size() + " problems; mend them, the first one first, and run it again");
    }
    return ExitCode.of(kind);
  }
}
