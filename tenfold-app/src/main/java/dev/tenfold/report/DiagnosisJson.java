package dev.tenfold.report;

import dev.tenfold.diagnose.Diagnosis;
import java.io.OutputStream;

/** Writes a diagnosis as JSON. */
public final class DiagnosisJson {
  private DiagnosisJson() {}

  public static void write(Diagnosis diagnosis, OutputStream out) {}
}
