package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One request as it goes over the wire. */
final class Message {
  private final StringBuilder text = new StringBuilder(256);
  private final boolean get;
  private String body = "";

  Message(Target target, String method, String path) {
    get = method.equals("GET");
    text.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ");
    text.append(target.host()).append(':').append(target.port());
    text.append("\r\nUser-Agent: shop-rate\r\n");
  }

  boolean isGet() {
    return get;
  }

  Message header(String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(": ").append(value).append("\r\n");
    }
    return this;
  }

  /** Adds a form: names and values in turn. */
  Message form(String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&").append(fields[i]).append('=');
      form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    body = form.toString();
    return header("Content-Type", "application/x-www-form-urlencoded");
  }

  /** Returns the whole message; all of it is ASCII. */
  byte[] bytes() {
    String end = get ? "\r\n" : "Content-Length: " + body.length() + "\r\n\r\n";
    return (text + end + body).getBytes(StandardCharsets.US_ASCII);
  }
}
