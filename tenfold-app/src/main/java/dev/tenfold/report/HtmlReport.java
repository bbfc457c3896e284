package dev.tenfold.report;

import dev.tenfold.diagnose.Diagnosis;
import java.io.IOException;

/** Writes a diagnosis as HTML. */
public final class HtmlReport {
  private HtmlReport() {}

  public static void write(Diagnosis diagnosis, Appendable out) throws IOException {
    out.append(diagnosis.title());
  }
}
