package dev.tenfold.shop.checkout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Draws the invoice of an order as PDF. */
final class Invoice {
  private static final float LEFT = 60;
  private static final float TOP = 780;
  private static final float LEADING = 16;
  private static final int LINES_PER_PAGE = 42;

  private Invoice() {}

  static byte[] pdf(Order order) {
    List<String> text = text(order);
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
      PDFont regular = new PDType1Font(FontName.COURIER);
      for (int from = 0; from < text.size(); from += LINES_PER_PAGE) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        int to = Math.min(text.size(), from + LINES_PER_PAGE);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.setFont(bold, 18);
          write(content, TOP, List.of("Linden · invoice " + order.id()));
          content.setFont(regular, 9);
          write(content, TOP - 2 * LEADING, text.subList(from, to));
        }
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("no invoice for order " + order.id(), e);
    }
  }

  private static List<String> text(Order order) {
    Buyer buyer = order.basket().buyer();
    List<String> text = new ArrayList<>();
    text.addAll(List.of(buyer.name(), buyer.street(), buyer.city(), ""));
    text.addAll(List.of("Placed " + order.placedAt(), ""));
    for (Line line : order.basket().lines()) {
      String total = money(line.totalCents());
      text.add("%3d x %-56.56s %12s".formatted(line.quantity(), line.name(), total));
    }
    text.add("");
    text.add("%-62s %12s".formatted("Total, paid", money(order.basket().totalCents())));
    return text;
  }

  static String money(long cents) {
    return String.format(Locale.ENGLISH, "€%,d.%02d", cents / 100, cents % 100);
  }

  private static void write(PDPageContentStream content, float top, List<String> lines)
      throws IOException {
    content.beginText();
    content.setLeading(LEADING);
    content.newLineAtOffset(LEFT, top);
    for (String line : lines) {
      content.showText(drawable(line));
      content.newLine();
    }
    content.endText();
  }

  /** Returns {@code line} with a question mark for what the built-in fonts do not have. */
  private static String drawable(String line) {
    return line.codePoints()
        .mapToObj(c -> isDrawable(c) ? Character.toString(c) : "?")
        .collect(Collectors.joining());
  }

  private static boolean isDrawable(int c) {
    return (c >= ' ' && c <= '~') || (c > 0xA0 && c <= 0xFF && c != 0xAD) || c == '€';
  }
}
