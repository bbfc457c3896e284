package dev.tenfold.shop.checkout;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Properties;

/** Mails a buyer the invoice. The Message-ID is the order's, so that a second mail is dropped. */
final class Post {
  private final Session session;

  /**
   * @param port where an SMTP server listens on the loopback address
   */
  Post(int port) {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(port));
    settings.put("mail.smtp.localhost", "shop.example");
    settings.put("mail.smtp.connectiontimeout", "5000");
    settings.put("mail.smtp.timeout", "10000");
    session = Session.getInstance(settings);
  }

  void send(Order order, byte[] invoice) {
    try {
      Buyer buyer = order.basket().buyer();
      MimeMessage message = new Numbered(session, order.id());
      message.setFrom(new InternetAddress("orders@shop.example"));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(buyer.email()));
      message.setSubject("Your order " + order.id(), "UTF-8");
      MimeBodyPart text = new MimeBodyPart();
      String total = Invoice.money(order.basket().totalCents());
      text.setText(
          "Dear %s,\n\nthank you for your order of %s. The invoice is attached.\n\nLinden\n"
              .formatted(buyer.name(), total),
          "UTF-8");
      MimeBodyPart attachment = new MimeBodyPart();
      attachment.setDataHandler(
          new DataHandler(new ByteArrayDataSource(invoice, "application/pdf")));
      attachment.setFileName("invoice-" + order.id() + ".pdf");
      message.setContent(new MimeMultipart(text, attachment));
      Transport.send(message);
    } catch (MessagingException e) {
      throw new PostException(e);
    }
  }

  /** A message makes an id of its own each time unless that is overridden. */
  private static final class Numbered extends MimeMessage {
    private final long order;

    Numbered(Session session, long order) {
      super(session);
      this.order = order;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<order-" + order + "@shop.example>");
    }
  }

  /** A mail could not be handed over. */
  static final class PostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostException(MessagingException cause) {
      super("the mail server does not take the mail: " + cause.getMessage(), cause);
    }
  }
}
