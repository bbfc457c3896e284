package dev.tenfold.shop.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.recovery.ResilientFileOutputStream;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;

/**
 * A log of bounded size: when it is full, it becomes the one before, and a new one begins. While it
 * writes through, whoever logs waits until the line is on the disk.
 */
final class LogFile extends RollingFileAppender<ILoggingEvent> {
  private static final FileSize FULL = new FileSize(64 * FileSize.MB_COEFFICIENT);
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%n%ex{5}";

  private volatile boolean writesThrough;

  /** Returns one that has been started. */
  static LogFile open(Path path, LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();

    LogFile file = new LogFile();
    file.setContext(context);
    file.setName(path.toString());
    file.setFile(path.toString());
    file.setEncoder(encoder);

    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(context);
    names.setParent(file);
    names.setFileNamePattern(path + ".%i");
    names.setMinIndex(1);
    names.setMaxIndex(1);
    names.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(FULL);
    size.start();

    file.setRollingPolicy(names);
    file.setTriggeringPolicy(size);
    file.start();
    return file;
  }

  void writeThrough(boolean writesThrough) {
    this.writesThrough = writesThrough;
  }

  @Override
  protected void subAppend(ILoggingEvent event) {
    super.subAppend(event);
    if (writesThrough && getOutputStream() instanceof ResilientFileOutputStream out) {
      try {
        out.getChannel().force(false);
      } catch (ClosedChannelException e) {
        // Rolled over meanwhile; closing has written what there was.
      } catch (IOException e) {
        addError("the log cannot be written through to the disk", e);
      }
    }
  }
}
