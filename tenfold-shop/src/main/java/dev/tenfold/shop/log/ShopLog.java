package dev.tenfold.shop.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Logs as the flag wants it: every statement, by the thread that serves the visitor and through to
 * the disk; or what matters to people, by a thread of its own.
 */
public final class ShopLog implements AutoCloseable {
  private static final int WAITING = 8192;

  private final Logger shop = (Logger) LoggerFactory.getLogger("dev.tenfold.shop");
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final LogFile file;
  private final AsyncAppender behind = new AsyncAppender();
  private boolean closed;

  public ShopLog(Path path, Flags flags) {
    LoggerContext context = shop.getLoggerContext();
    file = LogFile.open(path, context);
    behind.setContext(context);
    behind.setName("asynchronous " + path);
    behind.setQueueSize(WAITING);
    behind.addAppender(file);
    behind.start();
    flags.watch(this::apply);
  }

  private synchronized void apply(Flags flags) {
    if (closed) {
      return;
    }
    boolean remedied = flags.remedied(Flag.LOGGING);
    root.addAppender(remedied ? behind : file);
    root.detachAppender(remedied ? file : behind);
    file.writeThrough(!remedied);
    shop.setLevel(remedied ? Level.INFO : Level.DEBUG);
  }

  /** Writes what is waiting, then closes the file. */
  @Override
  public synchronized void close() {
    closed = true;
    root.detachAppender(file);
    root.detachAppender(behind);
    behind.stop();
    file.stop();
  }
}
