package dev.tenfold.collect;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The act of collecting: reads of each log what the store does not hold yet, and keeps it. A log is
 * told from others by its content, so one that was renamed, compressed or copied since is known.
 */
public final class Collect {
  /** A log to collect, and how to read it. */
  public record Source(LogFile file, AccessLogFormat format, String service) {}

  private final RouteTable routes;
  private final long key;
  private final ExecutorService threads;
  private final int workers;

  /**
   * @param key secret that hashes of client addresses depend on; the same for all of a store
   * @param workers threads to read with
   */
  public Collect(RouteTable routes, long key, ExecutorService threads, int workers) {
    this.routes = routes;
    this.key = key;
    this.threads = threads;
    this.workers = workers;
  }

  /**
   * Collects what is new and returns what it came to; problems of the store are told with the first
   * log.
   *
   * @param sources logs, at least one, none of which is the beginning of another
   * @param watches watches the logs being read
   * @throws TenfoldException USAGE for a pipe; INPUT where another collector is at work or the
   *     store cannot be written; what was kept before stays
   */
  public Collected run(List<Source> sources, RollupStore store, Watch.Maker watches) {
    refusePipes(sources);
    List<Pending> all = sources.stream().map(Pending::new).toList();
    try (RollupStore.Writing writing = store.begin(routes)) {
      read(all, writing, watches);
      all.getFirst().problems.addAll(writing.problems());
    }
    return new Collected(all.stream().map(Pending::part).toList());
  }

  private static void refusePipes(List<Source> sources) {
    List<Problem> pipes =
        sources.stream()
            .map(Source::file)
            .filter(file -> !file.readableAgain())
            .map(LogFile::name)
            .map(name ->
                new Problem(
                    name + " is a pipe, which is not collected: read again, it would count twice",
                    name,
                    "collect the file that it comes from, or write it to one first; or diagnose it"
                        + " at once: … | tenfold diagnose -"))
            .toList();
    if (!pipes.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.USAGE, pipes);
    }
  }

  private void read(List<Pending> all, RollupStore.Writing writing, Watch.Maker watches) {
    List<Covered> covered = writing.covered();
    Map<String, Long> archives =
        writing.archives().stream()
            .collect(Collectors.toMap(Archive::file, Archive::contentBytes, Math::max));
    List<Pending> opened = new ArrayList<>();
    try {
      for (Pending log : all) {
        if (log.open(covered, archives)) {
          opened.add(log);
        }
      }
      if (opened.isEmpty()) {
        return;
      }
      writing.expect(opened.stream().map(Pending::origin).toList());
      List<LogScan.Input> inputs = opened.stream().map(Pending::input).toList();
      try (Watch watch = watches.of(inputs.stream().map(LogScan.Input::log).toList())) {
        new LogScan(inputs, routes, key)
            .run(
                threads,
                workers,
                (chunk, ending) -> {
                  opened.get(chunk.log()).count(chunk);
                  writing.take(chunk, ending);
                  watch.take(chunk);
                });
        opened.forEach(log -> log.finished().ifPresent(writing::settle));
        writing.keep();
        watch.done();
      }
    } finally {
      all.forEach(Pending::close);
    }
  }

  /** A log on its way. */
  private static final class Pending {
    private final Source source;
    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Long, Read> chunks = new TreeMap<>();
    private Optional<String> archive = Optional.empty();
    private byte[] head = {};
    private @Nullable Log log;
    private long known;

    /** What a stretch of the log came to. */
    private record Read(long to, long used, long rejected) {}

    Pending(Source source) {
      this.source = source;
      this.name = source.file().name();
    }

    /** Opens the log where it is not covered, and returns whether there may be anything. */
    boolean open(List<Covered> covered, Map<String, Long> archives) {
      archive = source.file().archive();
      known = archive.map(file -> archives.getOrDefault(file, 0L)).orElse(0L);
      head = known > 0 ? new byte[0] : source.file().bytes(0, Fingerprint.LONGEST);
      if (head.length == 0) {
        return false;
      }
      Recognition recognition = Recognition.of(source.file(), head, covered);
      known = recognition.end();
      problems.addAll(recognition.doubts());
      if (!recognition.readable()) {
        return false;
      }
      log = source.file().open(known);
      byte[] before = head;
      head = source.file().bytes(0, Fingerprint.LONGEST);
      boolean same =
          Arrays.mismatch(before, head) < 0 || Arrays.mismatch(before, head) == before.length;
      if (!same) {
        problems.add(
            new Problem(
                name + " was emptied while it was opened, and not read", name, "collect again"));
      }
      return same;
    }

    RollupStore.Origin origin() {
      return new RollupStore.Origin(name, Beginning.of(head), known);
    }

    LogScan.Input input() {
      return new LogScan.Input(opened(), source.format(), source.service());
    }

    private Log opened() {
      if (log == null) {
        throw new IllegalStateException(name + " is not open");
      }
      return log;
    }

    synchronized void count(ChunkRollup chunk) {
      Read read = new Read(chunk.to(), chunk.tally().used, chunk.tally().rejected());
      chunks.put(chunk.from(), read);
    }

    /** Returns the archive that this log is, where it was read to its end. */
    Optional<Archive> finished() {
      return problems.isEmpty() && opened().problems().isEmpty()
          ? archive.map(file -> new Archive(file, opened().contentTaken()))
          : Optional.empty();
    }

    /** Adds up the chunks that leave no gap: of a log that was cut, those behind were dropped. */
    synchronized Collected.Part part() {
      long end = known;
      long used = 0;
      long rejected = 0;
      for (var read = chunks.get(end); read != null; read = chunks.get(end)) {
        end = read.to();
        used += read.used();
        rejected += read.rejected();
      }
      return new Collected.Part(name, known, end - known, used, rejected, problems);
    }

    void close() {
      if (log != null) {
        problems.addAll(log.problems());
        log.close();
      }
    }
  }
}
