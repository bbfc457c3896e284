package dev.tenfold.shop.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are kept: {@code iterations$salt$hash}, PBKDF2 with HMAC-SHA-256 (RFC 8018).
 */
public final class Password {
  /**
   * Far below what a shop on the open internet should take: signing in must not be the bottleneck.
   */
  private static final int ITERATIONS = 10_000;

  private static final int BITS = 256;

  private Password() {}

  public static String hash(String password, SecureRandom random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    HexFormat hex = HexFormat.of();
    byte[] hash = derive(password, salt, ITERATIONS);
    return ITERATIONS + "$" + hex.formatHex(salt) + "$" + hex.formatHex(hash);
  }

  /** Returns whether {@code kept} was made of {@code password}, in a time that tells nothing. */
  public static boolean matches(String password, String kept) {
    String[] parts = kept.split("\\$", -1);
    HexFormat hex = HexFormat.of();
    byte[] derived = derive(password, hex.parseHex(parts[1]), Integer.parseInt(parts[0]));
    return MessageDigest.isEqual(derived, hex.parseHex(parts[2]));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2", e);
    }
  }
}
