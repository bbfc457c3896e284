package dev.tenfold.shop.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the shop's access log as it grows, from where it ended when the recording began. */
final class Answers {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final Pattern LINE =
      Pattern.compile("^\\S+ - - \\[([^]]+)] \"\\S+ (\\S*) [^\"]*\" (\\d{3}) .* (\\d+\\.\\d{3})$");

  private static final Pattern UNAWAITED =
      Pattern.compile("/health|/metrics|/static/.*|/products/\\d+/picture");

  private final Path log;
  private final long begin;
  private long position;

  /**
   * An answer that the log tells of.
   *
   * @param at when it was asked for
   * @param seconds how long it took
   */
  record Answer(Instant at, String path, int status, double seconds) {}

  Answers(Path log) throws IOException {
    this.log = log;
    begin = Files.exists(log) ? Files.size(log) : 0;
    position = begin;
  }

  /** Returns those that were added since the last call and that somebody waits for: no pictures. */
  List<Answer> more() throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String line : added()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && !UNAWAITED.matcher(matcher.group(2)).matches()) {
        answers.add(
            new Answer(
                ZonedDateTime.parse(matcher.group(1), STAMP).toInstant(),
                matcher.group(2),
                Integer.parseInt(matcher.group(3)),
                Double.parseDouble(matcher.group(4))));
      }
    }
    return answers;
  }

  /** Whole lines only; the rest of one that is being written comes next time. */
  private String[] added() throws IOException {
    if (!Files.exists(log)) {
      return new String[0];
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(file.length() - position)];
      file.seek(position);
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int end = text.lastIndexOf('\n') + 1;
      position += end;
      return text.substring(0, end).split("\n");
    }
  }

  /** Copies what the whole recording added. */
  void copyTo(Path target) throws IOException {
    byte[] whole = Files.readAllBytes(log);
    Files.write(target, Arrays.copyOfRange(whole, Math.toIntExact(begin), whole.length));
  }
}
