package dev.tenfold.shop;

import dev.tenfold.shop.instance.DataFolder;
import dev.tenfold.shop.instance.UntilStopped;
import dev.tenfold.shop.provider.Outside;
import dev.tenfold.shop.provider.OutsideCommand;
import dev.tenfold.shop.rate.RateCommand;
import dev.tenfold.shop.rate.TableCommand;
import dev.tenfold.shop.record.RecordCommand;
import dev.tenfold.shop.traffic.Target;
import dev.tenfold.shop.traffic.Targets;
import dev.tenfold.shop.traffic.TrafficCommand;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The shop's command line: starts it and says where it listens, or sends it visitors. */
@Command(
    name = "tenfold shop",
    mixinStandardHelpOptions = true,
    header = "Runs a small web shop with planted scaling sins, or visits it.",
    subcommands = {
      TrafficCommand.class,
      RateCommand.class,
      TableCommand.class,
      RecordCommand.class,
      OutsideCommand.class
    },
    commandListHeading = "%nVisit, measure or record a shop:%n",
    footer = {
      "",
      "Examples:",
      "  tenfold shop                              starts it",
      "  tenfold shop traffic --for 5m             a day of visitors in five minutes",
      "  tenfold shop rate                         the highest rate that holds 300 ms"
    })
public final class Main implements Callable<Integer> {
  private static final int UNUSABLE = 4;

  @Mixin private DataFolder folder = new DataFolder();

  @Option(
      names = "--port",
      description = "Where to listen; 0 takes any free port (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A filled PostgreSQL to use, as a JDBC URL (default: one of its own).")
  private @Nullable String database;

  @Option(
      names = "--redis",
      paramLabel = "URL",
      description = "Where shared sessions are kept (default: the database).")
  private @Nullable String redis;

  @ArgGroup(exclusive = false)
  private @Nullable World world;

  /** The payment provider and the mail server to use instead of such of its own. */
  private static final class World {
    @Option(
        names = "--payments",
        converter = Targets.class,
        paramLabel = "URL",
        required = true,
        description = "A payment provider that shops share; see outside.")
    private @Nullable Target payments;

    @Option(
        names = "--smtp-port",
        paramLabel = "PORT",
        required = true,
        description = "A mail server on this machine that shops share; see outside.")
    private int smtpPort;

    Outside outside() {
      Target provider = Objects.requireNonNull(payments, "the command line fills this in");
      return new Outside("http://" + provider.host() + ":" + provider.port(), smtpPort);
    }
  }

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main()).setExecutionExceptionHandler(Main::failed).execute(arguments));
  }

  /** Tells in a line what files or servers are at fault; anything else is a fault of the shop's. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof UncheckedIOException unchecked) {
      command.getErr().println(unchecked.getMessage() + ": " + unchecked.getCause());
      return UNUSABLE;
    }
    throw e;
  }

  @Override
  public Integer call() throws InterruptedException {
    Clock clock = Clock.system(ZoneId.systemDefault());
    UntilStopped.run(() -> {
      Shop shop = Shop.start(settings(), new SecureRandom(), clock);
      System.out.println("the shop is open at " + shop.url());
      return shop::close;
    });
    return 0;
  }

  private Settings settings() {
    Settings settings = Settings.of(folder.path()).onPort(port);
    if (database != null) {
      settings = settings.withDatabase(database);
    }
    if (redis != null) {
      settings = settings.withRedis(redis);
    }
    return world == null ? settings : settings.in(world.outside());
  }
}
