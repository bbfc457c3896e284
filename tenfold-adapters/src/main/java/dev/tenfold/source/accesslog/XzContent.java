package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/**
 * The content of an xz file: streams one after another. Dictionaries above 96 MiB are refused;
 * {@code xz -9} uses 64 MiB.
 *
 * @see <a href="https://tukaani.org/xz/xz-file-format.txt">The .xz file format</a>
 */
final class XzContent extends Unpacked {
  private static final int MEMORY_LIMIT_KIB = 100 << 10;

  private final byte[] block = new byte[64 << 10];
  private @Nullable XZInputStream decoder;

  XzContent(String name, Content packed, Consumer<Problem> problems) {
    super(name, packed, problems);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      if (decoder == null) {
        decoder = new XZInputStream(new Packed(), MEMORY_LIMIT_KIB);
      }
      int read = decoder.read(block, 0, Math.min(block.length, into.remaining()));
      if (read > 0) {
        into.put(block, 0, read);
      }
      return read;
    } catch (EOFException e) {
      stop(Damage.cutOff(name, bytes.position()));
    } catch (XZIOException e) {
      stop(Damage.corrupt(name, bytes.position(), String.valueOf(e.getMessage())));
    }
    return -1;
  }

  /** The archive as the stream that the decoder wants. */
  private final class Packed extends InputStream {
    @Override
    public int read() throws IOException {
      return bytes.next();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!bytes.available()) {
        return -1;
      }
      int count = Math.min(length, bytes.window().remaining());
      bytes.window().get(into, offset, count);
      return count;
    }
  }
}
