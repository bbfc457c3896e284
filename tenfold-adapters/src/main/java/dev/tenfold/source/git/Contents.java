package dev.tenfold.source.git;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Contents of files read last: what one commit makes of a file is what an earlier look took it for,
 * so each is asked for twice. It belongs to one thread.
 */
final class Contents {
  private static final int MOST_BYTES = 32 << 20;

  /** Larger ones would push out too many others. */
  private static final int LARGEST = 256 << 10;

  private final Map<ObjectId, byte[]> byId = new LinkedHashMap<>(1024, 0.75f, true);
  private long bytes;

  byte @Nullable [] of(ObjectId id) {
    return byId.get(id);
  }

  void keep(ObjectId id, byte[] content) {
    if (content.length > LARGEST) {
      return;
    }
    byte[] before = byId.put(id, content);
    bytes += content.length - (before == null ? 0 : before.length);
    while (bytes > MOST_BYTES) {
      Map.Entry<ObjectId, byte[]> oldest = byId.entrySet().iterator().next();
      bytes -= oldest.getValue().length;
      byId.remove(oldest.getKey());
    }
  }
}
