package dev.tenfold.collect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a stretch of content is recognised by, whatever the name, inode or compression of the file
 * that it stands in.
 *
 * @param bytes how many bytes of content were hashed, 0 to {@value #LONGEST}
 * @param sha256 the first 128 bits of their SHA-256, as 32 hexadecimal digits
 */
public record Fingerprint(int bytes, String sha256) {
  /** Most bytes of content that are hashed. */
  public static final int LONGEST = 4096;

  public Fingerprint {
    if (bytes < 0 || bytes > LONGEST || !sha256.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not a fingerprint: " + bytes + " bytes, " + sha256);
    }
  }

  /** Returns the fingerprint of content that begins with {@code head}. */
  public static Fingerprint of(byte[] head) {
    int bytes = Math.min(head.length, LONGEST);
    return new Fingerprint(bytes, hash(Arrays.copyOf(head, bytes)));
  }

  /** Returns whether {@code content} ends with what this was made of. */
  public boolean endsAlike(byte[] content) {
    return content.length >= bytes
        && hash(Arrays.copyOfRange(content, content.length - bytes, content.length)).equals(sha256);
  }

  /** Returns the first 128 bits of the SHA-256 of {@code content}, as 32 hexadecimal digits. */
  public static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
