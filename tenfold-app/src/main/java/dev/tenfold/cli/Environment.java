package dev.tenfold.cli;

import java.io.PrintStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * What a command may use of the outside; {@code Main} makes the real one, tests make their own.
 *
 * @param folder what relative paths are relative to
 * @param in standard input
 * @param out where results go
 * @param err where progress and messages go
 * @param outIsTerminal whether a person reads {@code out}: colour, where it is wanted
 * @param errIsTerminal whether a person watches {@code err}: progress is redrawn
 * @param columns how wide the terminal is; 80 where that is not known
 * @param clock the present
 * @param random unpredictable numbers
 * @param variables returns a variable of the process; empty where it is not set
 * @param threads pool to read with
 * @param workers how many threads reading may take
 */
public record Environment(
    Path folder,
    ReadableByteChannel in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    InstantSource clock,
    LongSupplier random,
    UnaryOperator<String> variables,
    ExecutorService threads,
    int workers) {
  /** Returns the same with another folder. */
  Environment in(Path other) {
    return new Environment(
        other,
        in,
        out,
        err,
        outIsTerminal,
        errIsTerminal,
        columns,
        clock,
        random,
        variables,
        threads,
        workers);
  }
}
