package dev.tenfold.bench;

import dev.tenfold.accesslog.LineParser;
import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import dev.tenfold.source.accesslog.AccessLogs;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Getting at 128 MiB of log: inflating it against inflating alone, mapped against in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class ReadBench {
  private static final int BYTES = 128 << 20;
  private static final int GZIP_HEADER = 10;

  private final Chunk chunk = new Chunk();
  private MemorySegment lines = MemorySegment.NULL;
  private ByteBuffer packed = ByteBuffer.allocate(0);
  private Path folder = Path.of("");

  /** Writes the log, plain and packed. */
  @Setup(Level.Trial)
  public void write() throws IOException {
    folder = Files.createTempDirectory("tenfold-read");
    byte[] text = BenchLog.lines(BYTES, 1);
    lines = MemorySegment.ofArray(text);
    byte[] bytes = Arrays.copyOf(text, (int) BenchLog.end(text));
    Files.write(folder.resolve("plain.log"), bytes);
    Path gzip = folder.resolve("packed.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip), 1 << 16)) {
      out.write(bytes);
    }
    packed = ByteBuffer.allocateDirect((int) Files.size(gzip));
    try (FileChannel channel = FileChannel.open(gzip, StandardOpenOption.READ)) {
      while (packed.hasRemaining() && channel.read(packed) >= 0) {
        // read on
      }
    }
  }

  /** Takes the log away again. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(folder.resolve("plain.log"));
    Files.delete(folder.resolve("packed.gz"));
    Files.delete(folder);
  }

  /** The floor: zlib from memory into one buffer, no file, no lines, no checksum. */
  @Benchmark
  public long inflateAlone() throws DataFormatException {
    ByteBuffer into = chunk.buffer().asByteBuffer().limit(Chunk.TARGET_BYTES);
    Inflater inflater = new Inflater(true);
    inflater.setInput(packed.duplicate().position(GZIP_HEADER));
    long bytes = 0;
    while (!inflater.finished()) {
      bytes += inflater.inflate(into.position(0));
    }
    inflater.end();
    return bytes;
  }

  /** The packed log in whole lines, from the file. */
  @Benchmark
  public long gzipLog() {
    return chunks("packed.gz", false);
  }

  /** The floor: counting newlines in memory. */
  @Benchmark
  public long scanMemory() {
    return newlines(lines, 0, lines.byteSize() - LineParser.SLACK_BYTES);
  }

  /** Counting newlines in the mapped log. */
  @Benchmark
  public long scanMappedLog() {
    return chunks("plain.log", true);
  }

  /** Cutting the mapped log into chunks and looking at nothing in them. */
  @Benchmark
  public long cutMappedLog() {
    return chunks("plain.log", false);
  }

  private long chunks(String name, boolean scan) {
    LogFile file =
        AccessLogs.find(
                List.of(name),
                folder,
                Instant.MAX,
                Channels.newChannel(java.io.InputStream.nullInputStream()))
            .files()
            .getFirst();
    long sum = 0;
    try (Log log = file.open(0)) {
      while (log.next(chunk)) {
        sum += scan ? newlines(chunk.memory, chunk.start, chunk.end) : chunk.end - chunk.start;
      }
    }
    return sum;
  }

  private static long newlines(MemorySegment memory, long from, long to) {
    long count = 0;
    for (long at = from; at < to; at += Long.BYTES) {
      long x = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at) ^ 0x0a0a0a0a0a0a0a0aL;
      long found = (x - 0x0101010101010101L) & ~x & 0x8080808080808080L;
      count += Long.bitCount(found);
    }
    return count;
  }
}
