package dev.tenfold.source.accesslog;

import dev.tenfold.collect.LogFile;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The logs that a command line names, rotated sets oldest first, each content once.
 *
 * @param files what to read, never empty
 * @param notes what a person should know and need not act on: copies and empty files passed over
 */
public record AccessLogs(List<LogFile> files, List<Problem> notes) {
  /** How long after its last write a file is still taken to be written to, in seconds. */
  static final long LIVE_SECONDS = 60;

  public AccessLogs {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no log to read");
    }
  }

  /**
   * Finds the logs that {@code arguments} name: files, folders, patterns that the shell left alone
   * ({@code **} included), and {@code -} for {@code standardInput}. A file in a folder is taken
   * where its name is that of a log.
   *
   * @param folder what relative paths are relative to
   * @param now the present, to tell files at rest from those that are being written to
   * @throws TenfoldException INPUT with every problem at once: what does not exist or cannot be
   *     read, a folder or pattern without logs, nothing but empty files; USAGE without arguments
   */
  public static AccessLogs find(
      List<String> arguments, Path folder, Instant now, ReadableByteChannel standardInput) {
    return find(arguments, folder, now, standardInput, _ -> {});
  }

  /**
   * Finds the logs as above.
   *
   * @param beside takes, before this stops, the files that could be read had the others been there
   */
  public static AccessLogs find(
      List<String> arguments,
      Path folder,
      Instant now,
      ReadableByteChannel standardInput,
      Consumer<LogFile> beside) {
    if (arguments.isEmpty()) {
      throw new TenfoldException(
          TenfoldException.Kind.USAGE,
          List.of(
              new Problem(
                  "no log was named", "command line", "name one: /var/log/nginx/access.log*")));
    }
    LogSearch search = new LogSearch(folder, now);
    boolean piped = false;
    for (String argument : arguments) {
      if (argument.equals("-")) {
        piped = true;
      } else {
        search.add(argument);
      }
    }
    if (search.hasProblems()) {
      search.files().stream().filter(file -> file.bytes(0, 1).length > 0).forEach(beside);
    }
    search.throwProblems();
    List<Problem> notes = new ArrayList<>(search.notes());
    List<LogFile> pipes = new ArrayList<>(search.pipes());
    if (piped) {
      pipes.add(new PipedLog("standard input", standardInput, now));
    }
    List<DiskFile> filled =
        search.files().stream().filter(file -> hasContent(file, notes)).toList();
    List<LogFile> files =
        Stream.concat(
                Twins.once(filled, notes::add).stream(),
                pipes.stream().filter(pipe -> hasContent(pipe, notes)))
            .toList();
    if (files.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.INPUT, notes);
    }
    return new AccessLogs(files, notes);
  }

  private static boolean hasContent(LogFile file, List<Problem> notes) {
    if (file.bytes(0, 1).length > 0) {
      return true;
    }
    notes.add(
        new Problem(
            file.name() + " is empty", file.name(), "check that the server logs to this file"));
    return false;
  }
}
