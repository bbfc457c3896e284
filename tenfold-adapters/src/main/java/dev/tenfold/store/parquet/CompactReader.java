package dev.tenfold.store.parquet;

import java.nio.charset.StandardCharsets;

/**
 * Reads Thrift's compact protocol field by field and passes over what nobody asked for. Bytes that
 * are none of it end in an {@link IllegalArgumentException}.
 */
final class CompactReader {
  /** The type of the field that ends a struct. */
  static final int STOP = 0;

  private final byte[] bytes;
  private int at;

  CompactReader(byte[] bytes) {
    this(bytes, 0);
  }

  CompactReader(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Returns where the next byte stands. */
  int position() {
    return at;
  }

  /** Reads a field's header and returns {@code id << 4 | type}; the type is STOP at the end. */
  int field(int lastId) {
    int header = next();
    int type = header & 15;
    if (type == STOP) {
      return STOP;
    }
    int id = header >>> 4 == 0 ? (int) zigzag() : lastId + (header >>> 4);
    return id << 4 | type;
  }

  /** Reads a list's header and returns {@code size << 4 | type}. */
  int list() {
    int header = next();
    long size = header >>> 4 == 15 ? varint() : header >>> 4;
    if (size < 0 || size > bytes.length) {
      throw malformed();
    }
    return (int) size << 4 | header & 15;
  }

  long zigzag() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  String text() {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** Passes over a value. */
  void skip(int type) {
    skip(type, 0);
  }

  private void skip(int type, int depth) {
    if (depth > 16) {
      throw malformed();
    }
    switch (type) {
      case CompactWriter.TRUE, CompactWriter.FALSE -> {}
      case 3 -> next();
      case 4, CompactWriter.I32, CompactWriter.I64 -> varint();
      case 7 -> advance(8);
      case CompactWriter.BINARY -> advance(length());
      case CompactWriter.LIST, 10 -> {
        int list = list();
        for (int i = list >>> 4; i > 0; i--) {
          if ((list & 15) <= CompactWriter.FALSE) {
            next();
          } else {
            skip(list & 15, depth + 1);
          }
        }
      }
      case CompactWriter.STRUCT -> {
        for (int field = field(0); field != STOP; field = field(field >>> 4)) {
          skip(field & 15, depth + 1);
        }
      }
      default -> throw malformed();
    }
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > bytes.length - at) {
      throw malformed();
    }
    return (int) length;
  }

  private void advance(int n) {
    if (n > bytes.length - at) {
      throw malformed();
    }
    at += n;
  }

  /** Returns a number without sign. */
  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = next();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw malformed();
  }

  private int next() {
    if (at >= bytes.length) {
      throw malformed();
    }
    return bytes[at++] & 0xff;
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("not Thrift's compact protocol at byte " + at);
  }
}
