package dev.tenfold.store.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes one struct of Thrift's compact protocol, which Parquet's headers and footer are in. Fields
 * are put in ascending order of their ids.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">
 *     Thrift compact protocol</a>
 */
final class CompactWriter {
  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int I32 = 5;
  static final int I64 = 6;
  static final int BINARY = 8;
  static final int LIST = 9;
  static final int STRUCT = 12;

  private final ByteSink out;
  private int last;

  CompactWriter(ByteSink out) {
    this.out = out;
  }

  CompactWriter i32(int id, int value) {
    field(id, I32);
    out.putZigzag(value);
    return this;
  }

  CompactWriter i64(int id, long value) {
    field(id, I64);
    out.putZigzag(value);
    return this;
  }

  CompactWriter flag(int id, boolean value) {
    field(id, value ? TRUE : FALSE);
    return this;
  }

  CompactWriter text(int id, String value) {
    field(id, BINARY);
    string(value);
    return this;
  }

  /** Puts a struct whose fields {@code value} writes. */
  CompactWriter struct(int id, Consumer<CompactWriter> value) {
    field(id, STRUCT);
    CompactWriter inner = new CompactWriter(out);
    value.accept(inner);
    inner.end();
    return this;
  }

  <T> CompactWriter structs(int id, List<T> values, BiConsumer<CompactWriter, T> each) {
    list(id, STRUCT, values.size());
    for (T value : values) {
      CompactWriter inner = new CompactWriter(out);
      each.accept(inner, value);
      inner.end();
    }
    return this;
  }

  CompactWriter texts(int id, List<String> values) {
    list(id, BINARY, values.size());
    values.forEach(this::string);
    return this;
  }

  CompactWriter i32s(int id, List<Integer> values) {
    list(id, I32, values.size());
    values.forEach(out::putZigzag);
    return this;
  }

  /** Ends the struct. */
  void end() {
    out.put(0);
  }

  private void string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.putVarint(utf8.length);
    out.put(utf8, utf8.length);
  }

  private void list(int id, int type, int size) {
    field(id, LIST);
    if (size < 15) {
      out.put(size << 4 | type);
    } else {
      out.put(0xf0 | type);
      out.putVarint(size);
    }
  }

  private void field(int id, int type) {
    int delta = id - last;
    if (delta > 0 && delta < 16) {
      out.put(delta << 4 | type);
    } else {
      out.put(type);
      out.putZigzag(id);
    }
    last = id;
  }
}
