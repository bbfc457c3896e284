package dev.tenfold.store;

import dev.tenfold.collect.Archive;
import dev.tenfold.collect.Covered;
import dev.tenfold.collect.RollupStore;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A collector in a process of its own, slow enough to be killed while it works. */
final class KilledCollector {
  private KilledCollector() {}

  /** Starts it: told to, it collects the logs of the first folder into the second. */
  static Process start(Path logs, Path root) throws IOException {
    return command(logs, root).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  static ProcessBuilder command(Path logs, Path root) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx128m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        KilledCollector.class.getName(),
        logs.toString(),
        root.toString());
  }

  /** Collects the logs of the first folder into the second, after a line or none on its input. */
  @SuppressWarnings("SystemOut") // the words that the test waits for
  public static void main(String[] args) throws IOException {
    RollupStore store = Site.store(Path.of(args[1]), 1);
    Site.FORMAT.compile();
    int told = System.in.read();
    while (told >= 0 && told != '\n') {
      told = System.in.read();
    }
    Site.collect(Path.of(args[0]), routes -> new Slow(store.begin(routes)));
  }

  private record Slow(RollupStore.Writing writing) implements RollupStore.Writing {
    private static final long PAUSE_NANOS = 10_000_000;

    @Override
    public List<Covered> covered() {
      return writing.covered();
    }

    @Override
    public List<Archive> archives() {
      return writing.archives();
    }

    @Override
    public List<Problem> problems() {
      return writing.problems();
    }

    @Override
    public void settle(Archive archive) {
      writing.settle(archive);
    }

    @Override
    public void expect(List<RollupStore.Origin> logs) {
      writing.expect(logs);
      System.out.println("begun");
    }

    @Override
    public void take(ChunkRollup chunk, byte[] ending) {
      LockSupport.parkNanos(PAUSE_NANOS);
      writing.take(chunk, ending);
      System.out.println("taken");
    }

    @Override
    public void keep() {
      writing.keep();
    }

    @Override
    public void close() {
      writing.close();
    }
  }
}
