package dev.tenfold.source.security;

import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what security tools write: SARIF 2.1.0; CycloneDX 1.2 to 1.7 in JSON, bills of materials,
 * vulnerabilities and VEX; OpenVEX; JSON of Trivy, Grype, OSV-Scanner and OpenSSF Scorecard; the
 * KEV catalogue (JSON, CSV), EPSS (CSV, JSON) and CVE records with SSVC points. A file may be
 * packed with gzip. The format is told from the content.
 */
public final class SecurityReports {
  /** The largest file, unpacked, in bytes: 840 components have 0.7 MB. */
  static final long MOST_BYTES = 64L << 20;

  /** What fits into a heap of 384 MB as a tree, beside the line that it comes from. */
  static final JsonRecords.Limits LIMITS = new JsonRecords.Limits(24 << 20, 2_000_000);

  static final String FORMATS =
      "give SARIF 2.1.0, CycloneDX or OpenVEX in JSON, JSON of Trivy, Grype, OSV-Scanner or"
          + " Scorecard, the KEV catalogue, EPSS, or CVE records";

  private static final List<Report> REPORTS =
      List.of(
          new SarifReport(),
          new CycloneDxReport(),
          new OpenVexReport(),
          new TrivyReport(),
          new GrypeReport(),
          new ScorecardReport(),
          new OsvReport(),
          new ThreatReports.Kev(),
          new ThreatReports.CveRecord(),
          new ThreatReports.Epss());

  private final String name;
  private final Gathering into;

  private SecurityReports(String name, @Nullable Instant recorded) {
    this.name = name;
    this.into = new Gathering(name, recorded);
  }

  /** Returns what a file says, of which nobody knows when it was recorded. */
  public static SecurityReading read(String name, InputStream in) throws IOException {
    return read(name, in, null);
  }

  /**
   * Returns what a file says; {@code in} is read to its end and stays open.
   *
   * @param recorded when the file was recorded, for reports that do not say when they were made
   */
  public static SecurityReading read(String name, InputStream in, @Nullable Instant recorded)
      throws IOException {
    SecurityReports reports = new SecurityReports(name, recorded);
    DigestInputStream digested = new DigestInputStream(in, sha256());
    reports.read(digested);
    digested.transferTo(OutputStream.nullOutputStream());
    return reports.into.reading(HexFormat.of().formatHex(digested.getMessageDigest().digest()));
  }

  private void read(InputStream packed) throws IOException {
    PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(packed), 4);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
    try {
      unpacked(gzip ? new GZIPInputStream(in) : in);
    } catch (ZipException e) {
      into.reject("broken gzip", new Place(name, 0), "pack it again");
    } catch (EOFException e) {
      into.reject("gzip that ends too early", new Place(name, 0), "copy the whole file");
    }
  }

  private void unpacked(InputStream whole) throws IOException {
    Bounded bounded = new Bounded(whole, MOST_BYTES);
    PushbackInputStream in = new PushbackInputStream(bounded, 1);
    int first = firstCharacter(in);
    if (first < 0) {
      into.reject("an empty file", new Place(name, 0), FORMATS);
    } else if (first == '{' || first == '[') {
      JsonRecords.read(name, in, LIMITS, new Documents(bounded));
    } else if (first == '<') {
      into.reject("XML or HTML", new Place(name, 0), FORMATS);
    } else if (first == 0xFF || first == 0xFE) {
      into.reject("text in UTF-16", new Place(name, 0), "write it in UTF-8");
    } else {
      new ThreatTable(name, into).read(in);
    }
    if (bounded.exceeded()) {
      into.reject(tooLarge());
    }
  }

  private Problem tooLarge() {
    return new Problem(
        "more than " + (MOST_BYTES >> 20) + " MiB in one file", name, "split the report by target");
  }

  /** Skips white space and a byte order mark, and returns what comes then, which stays unread. */
  private static int firstCharacter(PushbackInputStream in) throws IOException {
    int c = in.read();
    while (c == ' ' || c == '\t' || c == '\r' || c == 0xEF || c == 0xBB || c == 0xBF) {
      c = in.read();
    }
    while (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
      c = in.read();
    }
    if (c >= 0) {
      in.unread(c);
    }
    return c;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Gives each document to the format that knows it. */
  private final class Documents implements JsonRecords.Visitor {
    private final Bounded bounded;

    Documents(Bounded bounded) {
      this.bounded = bounded;
    }

    @Override
    public void record(JsonNode document, Place place) {
      for (Report report : REPORTS) {
        if (report.recognises(document)) {
          report.read(document, place, into);
          return;
        }
      }
      into.reject("JSON of no format that is known", place, FORMATS);
    }

    @Override
    public void broken(Problem problem) {
      if (!bounded.exceeded()) {
        into.reject(problem.what().replaceFirst("(JSON[^:]*):.*", "$1"), problem);
      }
    }
  }
}
