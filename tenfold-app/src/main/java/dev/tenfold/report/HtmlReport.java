package dev.tenfold.report;

import dev.tenfold.diagnose.Diagnosis;
import gg.jte.generated.precompiled.JtereportGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a diagnosis as one HTML file that needs nothing else: no network, no script host. */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes the page in UTF-8; {@code out} stays open. */
  public static void write(Diagnosis diagnosis, OutputStream out) throws IOException {
    out.write(page(diagnosis).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the page. */
  public static void write(Diagnosis diagnosis, Appendable out) throws IOException {
    out.append(page(diagnosis));
  }

  private static String page(Diagnosis diagnosis) {
    StringOutput output = new StringOutput(1 << 18);
    JtereportGenerated.render(
        new OwaspHtmlTemplateOutput(output), null, new Page(diagnosis, new Ledger()));
    return output.toString();
  }
}
