package dev.tenfold.shop.provider;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that delivers to nobody and remembers what came. A message whose Message-ID it
 * knows is taken and dropped, as mailboxes do.
 */
public final class MailSink implements AutoCloseable {
  private static final int RECENT = 50;
  private static final int MOST_IDS = 200_000;

  private final SMTPServer server;
  private final Set<String> ids = new LinkedHashSet<>();
  private final Deque<String> subjects = new ArrayDeque<>();
  private long delivered;
  private long dropped;

  private MailSink() {
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .simpleMessageListener(new Listener())
            .build();
  }

  /** Starts one on a free port of the loopback address. */
  public static MailSink start() {
    MailSink sink = new MailSink();
    sink.server.start();
    return sink;
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** Returns how many different messages came. */
  public synchronized long delivered() {
    return delivered;
  }

  /** Returns how many messages came that had come before. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Returns the subjects of the last messages, the newest first. */
  public synchronized List<String> recentSubjects() {
    return List.copyOf(subjects);
  }

  /** Returns the Message-IDs of the last messages. */
  public synchronized Set<String> ids() {
    return Set.copyOf(ids);
  }

  private synchronized void add(String id, String subject) {
    if (!ids.add(id)) {
      dropped++;
      return;
    }
    delivered++;
    subjects.addFirst(subject);
    if (subjects.size() > RECENT) {
      subjects.removeLast();
    }
    if (ids.size() > MOST_IDS) {
      ids.remove(ids.iterator().next());
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Listener implements SimpleMessageListener {
    @Override
    public boolean accept(String from, String recipient) {
      return true;
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
      try {
        Session session = Session.getInstance(new Properties());
        MimeMessage message =
            new MimeMessage(session, new ByteArrayInputStream(data.readAllBytes()));
        add(
            Objects.requireNonNullElse(message.getMessageID(), ""),
            Objects.requireNonNullElse(message.getSubject(), ""));
      } catch (MessagingException e) {
        throw new IOException("not a message", e);
      }
    }
  }
}
