package dev.tenfold.cli;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.verdict.Finding;

/** Renders a diagnosis as text. */
record TerminalDiagnosis(boolean color) {
  String text(Diagnosis d, String report) {
    StringBuilder b = new StringBuilder(d.title()).append('\n');
    b.append(d.window()).append(" ").append(d.reading().read()).append(" read = ").append(d.reading().used()).append(" used + ").append(d.reading().rejectedLines()).append(" rejected\n");
    d.dimensions().forEach(c -> b.append(c.dimension()).append(' ').append(c.headline()).append('\n'));
    for (Finding f : d.findings()) b.append("- ").append(f.title()).append(" | ").append(f.detail()).append('\n');
    b.append(d.next());
    return b.append('\n').toString();
  }
}
