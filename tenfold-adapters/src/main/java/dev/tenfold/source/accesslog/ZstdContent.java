package dev.tenfold.source.accesslog;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The content of a zstd file: frames one after another. Windows above 128 MiB ({@code zstd --long}
 * beyond 27) are refused by the library.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1">RFC 8878 §3.1</a>
 */
final class ZstdContent extends Unpacked {
  /** A block's greatest content: an error loses what the same call had decoded before it. */
  private static final int BLOCK = 128 << 10;

  private final ZstdDecompressCtx decoder = new ZstdDecompressCtx();
  private boolean inFrame = true;
  private boolean first = true;

  ZstdContent(String name, Content packed, Consumer<Problem> problems) {
    super(name, packed, problems);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int start = into.position();
    int end = into.limit();
    into.limit(Math.min(end, start + BLOCK));
    while (!ended && into.position() == start) {
      boolean more = bytes.available();
      if (!more && !inFrame) {
        ended = true;
        break;
      }
      decode(into);
      if (!more && into.position() == start && inFrame) {
        stop(Damage.cutOff(name, bytes.position()));
      }
    }
    into.limit(end);
    return into.position() > start ? into.position() - start : -1;
  }

  private void decode(ByteBuffer into) {
    boolean betweenFrames = !inFrame;
    long position = bytes.position();
    try {
      inFrame = !decoder.decompressDirectByteBufferStream(into, bytes.window());
      first &= inFrame;
    } catch (ZstdException e) {
      if (betweenFrames && !first) {
        problems.accept(Damage.trailing(name, position));
        ended = true;
      } else {
        stop(Damage.corrupt(name, position, String.valueOf(e.getMessage())));
      }
    }
  }

  @Override
  public void close() throws IOException {
    decoder.close();
    super.close();
  }
}
