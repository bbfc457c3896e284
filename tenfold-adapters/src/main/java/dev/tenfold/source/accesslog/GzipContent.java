package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file: members one after another, inflated from direct memory into direct
 * memory. The last member may be cut off, and anything may follow it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952 §2.3</a>
 */
final class GzipContent extends Unpacked {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  /** Told by {@link #header}: it is whole; the file ends there; it is something else. */
  private enum Header {
    WHOLE,
    ENDS,
    ALIEN
  }

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private boolean first = true;
  private boolean sawZero;

  GzipContent(String name, Content packed, Consumer<Problem> problems) {
    super(name, packed, problems);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    while (!ended && into.hasRemaining()) {
      if (!inMember && !beginMember()) {
        break;
      }
      int read = inflate(into);
      if (read > 0) {
        return read;
      }
    }
    return ended ? -1 : 0;
  }

  private int inflate(ByteBuffer into) throws IOException {
    int start = into.position();
    String corrupt = null;
    try {
      inflater.inflate(into);
    } catch (DataFormatException e) {
      corrupt = e.getMessage() == null ? "not deflated data" : e.getMessage();
    }
    int read = into.position() - start;
    if (read > 0) {
      crc.update(into.duplicate().position(start).limit(start + read));
    }
    if (corrupt != null || inflater.needsDictionary()) {
      stop(Damage.corrupt(name, bytes.position(), corrupt == null ? "preset dictionary" : corrupt));
    } else if (inflater.finished()) {
      endMember();
    } else if (inflater.needsInput()) {
      if (bytes.available()) {
        inflater.setInput(bytes.window());
      } else {
        stop(Damage.cutOff(name, bytes.position()));
      }
    }
    return read;
  }

  private boolean beginMember() throws IOException {
    long start = bytes.position();
    if (!bytes.available() && !first) {
      ended = true;
      return false;
    }
    switch (header()) {
      case WHOLE -> {
        first = false;
        inMember = true;
        inflater.reset();
        inflater.setInput(bytes.window());
        crc.reset();
      }
      case ENDS -> stop(Damage.cutOff(name, start));
      case ALIEN -> {
        ended = true;
        if (!onlyZerosFollow()) {
          problems.accept(Damage.trailing(name, start));
        }
      }
    }
    return inMember;
  }

  private Header header() throws IOException {
    int id1 = bytes.next();
    if (id1 != 0x1f) {
      sawZero = id1 == 0;
      return Header.ALIEN;
    }
    int id2 = bytes.next();
    int method = bytes.next();
    int flags = bytes.next();
    if ((id2 >= 0 && id2 != 0x8b) || (method >= 0 && method != 8)) {
      sawZero = false;
      return Header.ALIEN;
    }
    boolean whole = pass(6);
    if (whole && (flags & FEXTRA) != 0) {
      int low = bytes.next();
      int high = bytes.next();
      whole = high >= 0 && pass(low | (high << 8));
    }
    if (whole && (flags & FNAME) != 0) {
      whole = passString();
    }
    if (whole && (flags & FCOMMENT) != 0) {
      whole = passString();
    }
    if (whole && (flags & FHCRC) != 0) {
      whole = pass(2);
    }
    return whole ? Header.WHOLE : Header.ENDS;
  }

  /** Tape drives and some copiers pad with zeros: gzip itself says nothing about those. */
  private boolean onlyZerosFollow() throws IOException {
    int next = sawZero ? 0 : 1;
    while (next == 0) {
      next = bytes.next();
    }
    return next < 0;
  }

  private boolean pass(int count) throws IOException {
    int last = 0;
    for (int i = 0; i < count && last >= 0; i++) {
      last = bytes.next();
    }
    return last >= 0;
  }

  private boolean passString() throws IOException {
    int next;
    do {
      next = bytes.next();
    } while (next > 0);
    return next == 0;
  }

  private void endMember() throws IOException {
    inMember = false;
    long expected = 0;
    for (int i = 0; i < 8; i++) {
      int next = bytes.next();
      if (next < 0) {
        stop(Damage.cutOff(name, bytes.position()));
        return;
      }
      expected |= i < 4 ? (long) next << (8 * i) : 0;
    }
    if (expected != crc.getValue()) {
      problems.accept(Damage.checksum(name, bytes.position()));
    }
  }

  @Override
  void stop(Problem problem) {
    super.stop(problem);
    inMember = false;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }
}
