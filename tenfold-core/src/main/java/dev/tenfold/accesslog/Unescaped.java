package dev.tenfold.accesslog;

/**
 * Texts of one line without their escapes, each ended by a newline. The memory is used again for
 * every line and grows to the longest of them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, section 7</a>
 */
final class Unescaped {
  private byte[] memory = new byte[0];
  private long end;

  /** Forgets the last line and makes room for {@code bytes}. */
  void begin(long bytes) {
    long needed = bytes + LineParser.SLACK_BYTES;
    if (memory.length < needed) {
      memory = new byte[(int) Math.max(4096, Long.highestOneBit(needed) * 2)];
    }
    end = 0;
  }

  byte[] bytes() {
    return memory;
  }

  /** Returns where the next text will start. */
  long end() {
    return end;
  }

  /** Appends the text in {@code [from, to)} and a newline. */
  void append(byte[] m, long from, long to) {
    long p = from;
    while (p < to) {
      byte c = Scan.at(m, p);
      if (c != '\\' || p + 1 >= to) {
        write(c);
        p++;
      } else {
        p = escape(m, p + 1, to);
      }
    }
    write((byte) '\n');
  }

  /** Appends what the escape at {@code p} stands for and returns the position behind it. */
  private long escape(byte[] m, long p, long to) {
    byte c = Scan.at(m, p);
    switch (c) {
      case 'u' -> {
        return unicode(m, p, to);
      }
      case 'x' -> {
        int value = hex(m, p + 1, 2, to);
        write(value < 0 ? c : value < ' ' ? (byte) ' ' : (byte) value);
        return value < 0 ? p + 1 : p + 3;
      }
      case 'b', 'f', 'n', 'r', 't' -> write((byte) ' ');
      default -> write(c);
    }
    return p + 1;
  }

  private long unicode(byte[] m, long p, long to) {
    int value = hex(m, p + 1, 4, to);
    if (value < 0) {
      write((byte) 'u');
      return p + 1;
    }
    long next = p + 5;
    if (Character.isHighSurrogate((char) value)
        && next + 6 <= to
        && Scan.at(m, next) == '\\'
        && Scan.at(m, next + 1) == 'u') {
      int low = hex(m, next + 2, 4, to);
      if (low >= 0 && Character.isLowSurrogate((char) low)) {
        utf8(Character.toCodePoint((char) value, (char) low));
        return next + 6;
      }
    }
    utf8(value);
    return next;
  }

  private void utf8(int c) {
    if (c < 0x80) {
      write((byte) Math.max(c, ' '));
    } else if (c < 0x800) {
      write((byte) (0xC0 | c >> 6));
      write((byte) (0x80 | c & 0x3F));
    } else if (c < 0x10000) {
      write((byte) (0xE0 | c >> 12));
      write((byte) (0x80 | c >> 6 & 0x3F));
      write((byte) (0x80 | c & 0x3F));
    } else {
      write((byte) (0xF0 | c >> 18));
      write((byte) (0x80 | c >> 12 & 0x3F));
      write((byte) (0x80 | c >> 6 & 0x3F));
      write((byte) (0x80 | c & 0x3F));
    }
  }

  private static int hex(byte[] m, long p, int digits, long to) {
    if (p + digits > to) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(Scan.at(m, p + i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void write(byte c) {
    memory[(int) end++] = c;
  }
}
