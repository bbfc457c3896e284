package dev.tenfold.collect;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The act of collecting: reads of each log what the store does not hold yet, and keeps it. Logs are
 * told apart by how they begin, so a log that was renamed, compressed or copied since is known.
 */
public final class Collect {
  /** A log to collect, and how to read it. */
  public record Source(LogFile file, AccessLogFormat format, String service) {}

  private static final Comparator<Pending> LONGEST_HEAD_FIRST =
      Comparator.comparingInt(log -> -log.head.length);

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
   * Collects what is new and returns what it came to.
   *
   * @param watches watches each round of logs being read
   * @throws dev.tenfold.verdict.TenfoldException INPUT where another collector is at work or the
   *     store cannot be written; what was kept before stays
   */
  public Collected run(List<Source> sources, RollupStore store, Watch.Maker watches) {
    List<Pending> all = new ArrayList<>();
    for (Source source : sources) {
      all.add(new Pending(source, source.file().bytes(0, Fingerprint.LONGEST)));
    }
    try (RollupStore.Writing writing = store.begin(routes)) {
      List<Pending> left = new ArrayList<>(all);
      while (!left.isEmpty()) {
        List<Pending> round = distinct(left);
        left.removeAll(round);
        read(round, writing, watches);
      }
    }
    return new Collected(all.stream().map(Pending::part).toList());
  }

  /** Returns logs no two of which begin alike: the others wait until these are kept. */
  private static List<Pending> distinct(List<Pending> left) {
    List<Pending> round = new ArrayList<>();
    for (Pending log : left.stream().sorted(LONGEST_HEAD_FIRST).toList()) {
      if (round.stream().noneMatch(log::beginsLike)) {
        round.add(log);
      }
    }
    return round;
  }

  private void read(List<Pending> round, RollupStore.Writing writing, Watch.Maker watches) {
    List<Covered> covered = writing.covered();
    List<Pending> opened = new ArrayList<>();
    try {
      for (Pending log : round) {
        if (log.head.length > 0 && log.open(covered)) {
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
                chunk -> {
                  opened.get(chunk.log()).count(chunk);
                  writing.take(chunk);
                  watch.take(chunk);
                });
        writing.keep();
        watch.done();
      }
    } finally {
      opened.forEach(Pending::close);
    }
  }

  /** A log on its way. */
  private static final class Pending {
    private final Source source;
    private final byte[] head;
    private final Fingerprint fingerprint;
    private @Nullable Log log;
    private long known;
    private long newBytes;
    private long used;
    private long rejected;
    private List<Problem> problems = List.of();

    Pending(Source source, byte[] head) {
      this.source = source;
      this.head = head;
      this.fingerprint = Fingerprint.of(head);
    }

    boolean isStartOf(Pending other) {
      return head.length > 0 && fingerprint.matches(other.head);
    }

    boolean beginsLike(Pending other) {
      return isStartOf(other) || other.isStartOf(this);
    }

    /** Opens the log where it is not covered, and returns whether there is anything. */
    boolean open(List<Covered> covered) {
      known = Covered.end(covered, head);
      if (known > 0 && source.file().bytes(known, 1).length == 0) {
        return false;
      }
      log = source.file().open(known);
      return true;
    }

    RollupStore.Origin origin() {
      return new RollupStore.Origin(source.file().name(), fingerprint, known);
    }

    LogScan.Input input() {
      if (log == null) {
        throw new IllegalStateException(source.file().name() + " is not open");
      }
      return new LogScan.Input(log, source.format(), source.service());
    }

    synchronized void count(ChunkRollup chunk) {
      newBytes += chunk.to() - chunk.from();
      used += chunk.tally().used;
      rejected += chunk.tally().rejected();
    }

    synchronized Collected.Part part() {
      return new Collected.Part(source.file().name(), known, newBytes, used, rejected, problems);
    }

    void close() {
      if (log != null) {
        problems = log.problems();
        log.close();
      }
    }
  }
}
