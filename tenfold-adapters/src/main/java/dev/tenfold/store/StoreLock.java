package dev.tenfold.store;

import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to collect into a store, which one collector has at a time; it ends with the process.
 */
final class StoreLock implements AutoCloseable {
  /**
   * Lock files held by this process. The system takes a process's lock away when the process closes
   * any channel of the file, so a held one is not to be opened again.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StoreLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws TenfoldException INPUT where another collector has it
   */
  static StoreLock take(Path root) throws IOException {
    Path file = root.toRealPath().resolve("lock");
    if (!HELD.add(file)) {
      throw taken(root, pid());
    }
    boolean taken = false;
    try {
      StoreLock lock = lock(file, root);
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        HELD.remove(file);
      }
    }
  }

  @SuppressWarnings("resource") // held until close; closing the channel gives up the lock
  private static StoreLock lock(Path file, Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw taken(root, Files.readString(file).strip());
      }
      byte[] pid = (pid() + "\n").getBytes(StandardCharsets.UTF_8);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid), 0);
      return new StoreLock(file, channel);
    } catch (IOException | TenfoldException e) {
      channel.close();
      throw e;
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static TenfoldException taken(Path root, String pid) {
    return TenfoldException.input(
        "another collect is running" + (pid.isEmpty() ? "" : " (pid " + pid + ")"),
        root.toString(),
        "wait until it is done; what it keeps is not lost");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
