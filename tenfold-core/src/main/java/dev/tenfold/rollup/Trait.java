package dev.tenfold.rollup;

import dev.tenfold.accesslog.RequestLine;

/**
 * What a request was like beside its route: who asked and how much was sent. Traits are rolled up
 * by hour in cells of their own, whose {@code route} column holds {@link #code}.
 *
 * @param client the class of client, from its user agent
 * @param size the class of response size
 */
@SuppressWarnings("EnumOrdinal") // codes live in memory only; the store spells names
public record Trait(ClientClass client, SizeClass size) {
  /** Returns the trait as a number. */
  public int code() {
    return client.ordinal() << 8 | size.ordinal();
  }

  /** Returns the trait of a number made by {@link #code}. */
  public static Trait of(int code) {
    return new Trait(ClientClass.values()[code >>> 8], SizeClass.values()[code & 0xff]);
  }

  /** Classes of response size, a factor of four apart. */
  public enum SizeClass {
    UNKNOWN("size unknown"),
    EMPTY("no body"),
    UNDER_1K("under 1 KiB"),
    UNDER_4K("1–4 KiB"),
    UNDER_16K("4–16 KiB"),
    UNDER_64K("16–64 KiB"),
    UNDER_256K("64–256 KiB"),
    UNDER_1M("256 KiB–1 MiB"),
    UNDER_4M("1–4 MiB"),
    OVER_4M("over 4 MiB");

    private final String words;

    SizeClass(String words) {
      this.words = words;
    }

    /** Returns the class in words. */
    public String words() {
      return words;
    }

    /** Returns the ordinal of the class of a size in bytes, {@link RequestLine#ABSENT} included. */
    public static int ordinalOf(long bytes) {
      if (bytes <= 0) {
        return bytes == 0 ? 1 : 0;
      }
      int octave = 64 - Long.numberOfLeadingZeros(bytes);
      return octave <= 10 ? 2 : Math.min(9, 2 + (octave - 9) / 2);
    }
  }
}
