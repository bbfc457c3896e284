package dev.tenfold.cli;

import dev.tenfold.verdict.TenfoldException;

/** What the process tells its caller; the one table of exit codes. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** A bug of Tenfold's. */
  public static final int BUG = 1;

  /** The command was not understood. */
  public static final int USAGE = 2;

  /** Files or telemetry cannot be used. */
  public static final int INPUT = 3;

  /** A system did not answer. */
  public static final int EXTERNAL = 4;

  /** The verdict is no. */
  public static final int NO = 10;

  /** The verdict is not known. */
  public static final int UNKNOWN = 11;

  private ExitCode() {}

  /** Returns the exit code of a stop. */
  public static int of(TenfoldException.Kind kind) {
    return switch (kind) {
      case USAGE -> USAGE;
      case INPUT -> INPUT;
      case EXTERNAL -> EXTERNAL;
      case INTERNAL -> BUG;
    };
  }
}
