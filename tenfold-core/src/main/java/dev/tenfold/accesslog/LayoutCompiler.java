package dev.tenfold.accesslog;

record LayoutCompiler(Layout layout) implements LineParser {
  static LineParser compile(Layout layout) {
    return new LayoutCompiler(layout);
  }

  @Override
  public long parse(
      java.lang.foreign.MemorySegment chunk, long position, long limit, RequestLine out) {
    throw new UnsupportedOperationException(layout.name());
  }
}
