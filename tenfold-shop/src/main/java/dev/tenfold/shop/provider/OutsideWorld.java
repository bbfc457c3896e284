package dev.tenfold.shop.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A payment provider and a mail server that are there as long as whoever started them. */
public final class OutsideWorld implements AutoCloseable {
  private final MailSink mails = MailSink.start();
  private final Process provider;
  private final int paymentPort;

  private OutsideWorld(Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dsun.net.httpserver.nodelay=true",
            "-cp",
            System.getProperty("java.class.path"),
            PaymentProvider.class.getName(),
            folder.resolve("payments").toString(),
            Long.toString(seed));
    // An agent that observes the shop does not observe somebody else's system.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Path log = folder.resolve("payments.log");
    provider = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    BufferedReader output = provider.inputReader(StandardCharsets.UTF_8);
    String port = output.readLine();
    if (port == null) {
      throw new IOException("the payment provider does not start; see " + log);
    }
    paymentPort = Integer.parseInt(port);
    Files.writeString(folder.resolve("payments.url"), addresses().paymentUrl() + "\n");
  }

  /**
   * Starts both.
   *
   * @param folder where the provider keeps its ledger and log; its address is in payments.url there
   * @param seed the delays of payments are the same for the same seed
   */
  public static OutsideWorld start(Path folder, long seed) {
    try {
      return new OutsideWorld(folder, seed);
    } catch (IOException e) {
      throw new UncheckedIOException("nobody outside can be played in " + folder, e);
    }
  }

  public Outside addresses() {
    return new Outside("http://127.0.0.1:" + paymentPort, mails.port());
  }

  public MailSink mails() {
    return mails;
  }

  @Override
  public void close() {
    try {
      provider.outputWriter(StandardCharsets.UTF_8).close();
      provider.waitFor();
    } catch (IOException e) {
      provider.destroyForcibly();
    } catch (InterruptedException e) {
      provider.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      mails.close();
    }
  }
}
