package dev.tenfold.accesslog;

import java.lang.foreign.MemorySegment;

final class LtsvLineParser implements LineParser {
  LtsvLineParser(KeyedLayout layout) {}

  @Override
  public long parse(MemorySegment chunk, long position, long limit, RequestLine out) {
    throw new UnsupportedOperationException();
  }
}
